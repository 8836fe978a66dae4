;;;; linux_x86_64
; ModuleID = 'bifs'
source_filename = "bifs"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.atom.bifs = comdat any

$lumen.atom.call = comdat any

@lumen.atom.bifs.text = private unnamed_addr constant [4 x i8] c"bifs", comdat($lumen.atom.bifs), align 1
@lumen.atom.bifs = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 430035, i16 4, i16 0, ptr @lumen.atom.bifs.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.call.text = private unnamed_addr constant [4 x i8] c"call", comdat($lumen.atom.call), align 1
@lumen.atom.call = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 432172, i16 4, i16 0, ptr @lumen.atom.call.text }>, section "lumen_atoms", comdat, align 16
@lumen.function = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.bifs, i64 7), ptr getelementptr (i8, ptr @lumen.atom.call, i64 7), i64 1, i64 0 }>, align 8
@lumen.location = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function, i64 0, i32 2, i32 -1 }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"bifs:call/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %0, i64 24
  %11 = load ptr, ptr %10, align 8
  store i64 %4, ptr %11, align 8
  store ptr %1, ptr %0, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 24
  %15 = load ptr, ptr %14, align 8
  %16 = call i64 @lumen_bif_abs(ptr %0, ptr %15)
  %17 = load ptr, ptr %0, align 8
  %18 = getelementptr inbounds i8, ptr %0, i64 16
  %19 = load i64, ptr %18, align 8
  %20 = icmp eq i64 %16, 6
  br i1 %20, label %raise, label %value, !prof !1

value:                                            ; preds = %entry
  %21 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %21(ptr %0, ptr %17, ptr %2, i64 %19, i64 %16, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

raise:                                            ; preds = %entry
  store ptr %17, ptr %0, align 8
  %22 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %22, align 8
  %23 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %19, ptr %23, align 8
  call void @lumen_raise_pending(ptr %0, ptr @lumen.location)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %17, ptr %2, i64 %19, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"bifs:guard/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %0, i64 24
  %11 = load ptr, ptr %10, align 8
  store i64 %4, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %11, i64 8
  store i64 %5, ptr %12, align 8
  store ptr %1, ptr %0, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %14, align 8
  %15 = getelementptr inbounds i8, ptr %0, i64 24
  %16 = load ptr, ptr %15, align 8
  %17 = call i64 @lumen_bif_element(ptr %0, ptr %16)
  %18 = load ptr, ptr %0, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 16
  %20 = load i64, ptr %19, align 8
  %21 = icmp eq i64 %17, 6
  br i1 %21, label %segment1, label %value, !prof !1

segment1:                                         ; preds = %entry
  %22 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %22(ptr %0, ptr %18, ptr %2, i64 %20, i64 %5, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

value:                                            ; preds = %entry
  %23 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %23(ptr %0, ptr %18, ptr %2, i64 %20, i64 %17, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare dso_local i64 @lumen_bif_abs(ptr, ptr) #1

; Function Attrs: cold nounwind
declare dso_local void @lumen_raise_pending(ptr, ptr) #2

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #1 align 16

; Function Attrs: nounwind
declare dso_local i64 @lumen_bif_element(ptr, ptr) #1

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { nounwind }
attributes #2 = { cold nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}

