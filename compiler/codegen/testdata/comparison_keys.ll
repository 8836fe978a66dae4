;;;; linux_x86_64
; ModuleID = 'comparison_keys'
source_filename = "comparison_keys"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

; Function Attrs: nounwind
define internal preserve_nonecc void @"comparison_keys:rank/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = inttoptr i64 %4 to ptr
  %11 = getelementptr inbounds i8, ptr %10, i64 -1
  %12 = load i64, ptr %11, align 8
  %13 = and i64 %12, 7
  switch i64 %13, label %keys.fold.split [
    i64 0, label %keys
    i64 4, label %float
    i64 2, label %boxed
  ], !prof !1

segment8:                                         ; preds = %keys
  %14 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %14(ptr %0, ptr %1, ptr %2, i64 %3, i64 %12, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment9:                                         ; preds = %keys
  %15 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %15(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

float:                                            ; preds = %entry
  %16 = inttoptr i64 %12 to ptr
  %17 = getelementptr inbounds i8, ptr %16, i64 4
  %18 = load double, ptr %17, align 8
  %19 = fcmp olt double %18, 0x43A0000000000000
  %20 = fcmp ogt double %18, 0xC3A0000000000000
  %21 = and i1 %19, %20
  br i1 %21, label %rounded, label %large

rounded:                                          ; preds = %float
  %22 = fptosi double %18 to i64
  %23 = sitofp i64 %22 to double
  %24 = fcmp ogt double %23, %18
  %25 = zext i1 %24 to i64
  %26 = sub i64 %22, %25
  %27 = fcmp olt double %23, %18
  %28 = zext i1 %27 to i64
  %29 = add i64 %22, %28
  %30 = shl i64 %26, 3
  %31 = shl i64 %29, 3
  br label %keys

boxed:                                            ; preds = %entry
  %32 = inttoptr i64 %12 to ptr
  %33 = getelementptr inbounds i8, ptr %32, i64 -2
  %34 = load i64, ptr %33, align 8
  %35 = and i64 %34, 65535
  %36 = icmp eq i64 %35, 286
  %37 = select i1 %36, i64 -9223372036854775808, i64 9223372036854775807
  br label %keys

keys.fold.split:                                  ; preds = %entry
  br label %keys

keys:                                             ; preds = %entry, %keys.fold.split, %boxed, %rounded, %large
  %.010 = phi i64 [ %12, %entry ], [ %30, %rounded ], [ %46, %large ], [ %37, %boxed ], [ 9223372036854775807, %keys.fold.split ]
  %.0 = phi i64 [ %12, %entry ], [ %31, %rounded ], [ %46, %large ], [ %37, %boxed ], [ 9223372036854775807, %keys.fold.split ]
  %38 = icmp slt i64 %.010, -56
  %39 = icmp sle i64 %.0, -56
  %or.cond = select i1 %38, i1 true, i1 %39
  %or.cond.not = xor i1 %or.cond, true
  %40 = icmp slt i64 0, %.0
  %or.cond11 = select i1 %or.cond.not, i1 %40, i1 false
  %41 = icmp sle i64 80, %.010
  %or.cond12 = and i1 %or.cond11, %41
  %or.cond12.not = xor i1 %or.cond12, true
  %42 = icmp sle i64 %.0, 80
  %or.cond13 = select i1 %or.cond12.not, i1 true, i1 %42
  %or.cond13.not = xor i1 %or.cond13, true
  %43 = icmp slt i64 160, %.0
  %or.cond14 = select i1 %or.cond13.not, i1 %43, i1 false
  %44 = icmp sle i64 160, %.010
  %or.cond15 = and i1 %or.cond14, %44
  br i1 %or.cond15, label %segment8, label %segment9

large:                                            ; preds = %float
  %45 = fcmp olt double %18, 0.000000e+00
  %46 = select i1 %45, i64 -9223372036854775808, i64 9223372036854775807
  br label %keys
}

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 4194304, i32 2, i32 1}

