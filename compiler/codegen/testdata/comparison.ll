;;;; linux_x86_64
; ModuleID = 'comparison'
source_filename = "comparison"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.yield.3 = comdat any

$lumen.atom.true = comdat any

$lumen.atom.false = comdat any

$lumen.atom.ok = comdat any

@lumen.atom.true.text = private unnamed_addr constant [4 x i8] c"true", comdat($lumen.atom.true), align 1
@lumen.atom.true = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 506293, i16 4, i16 0, ptr @lumen.atom.true.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.false.text = private unnamed_addr constant [5 x i8] c"false", comdat($lumen.atom.false), align 1
@lumen.atom.false = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 7111573, i16 5, i16 0, ptr @lumen.atom.false.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.ok.text = private unnamed_addr constant [2 x i8] c"ok", comdat($lumen.atom.ok), align 1
@lumen.atom.ok = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 1883, i16 2, i16 0, ptr @lumen.atom.ok.text }>, section "lumen_atoms", comdat, align 16

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"comparison:equal/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = icmp eq i64 %4, %5
  br i1 %10, label %compared, label %different

compare:                                          ; preds = %different
  %11 = call preserve_mostcc i32 @lumen_equal(i64 %4, i64 %5)
  %12 = icmp ne i32 %11, 0
  br label %compared

compared:                                         ; preds = %different, %compare, %entry
  %.0 = phi i1 [ true, %entry ], [ %12, %compare ], [ false, %different ]
  %13 = select i1 %.0, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.true, i64 7) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.false, i64 7) to i64)
  %14 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %14(ptr %0, ptr %1, ptr %2, i64 %3, i64 %13, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

different:                                        ; preds = %entry
  %15 = or i64 %4, %5
  %16 = and i64 %15, 7
  %17 = icmp eq i64 %16, 0
  br i1 %17, label %compared, label %compare, !prof !1
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"comparison:exactly_equal/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = icmp eq i64 %4, %5
  br i1 %10, label %compared, label %different

compare:                                          ; preds = %different
  %11 = call preserve_mostcc i32 @lumen_exactly_equal(i64 %4, i64 %5)
  %12 = icmp ne i32 %11, 0
  br label %compared

compared:                                         ; preds = %compare, %different, %entry
  %.0 = phi i1 [ true, %entry ], [ %12, %compare ], [ false, %different ]
  %13 = xor i1 %.0, true
  %14 = select i1 %13, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.true, i64 7) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.false, i64 7) to i64)
  %15 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %15(ptr %0, ptr %1, ptr %2, i64 %3, i64 %14, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

different:                                        ; preds = %entry
  %16 = xor i64 %4, %5
  %17 = and i64 %16, 7
  %18 = icmp eq i64 %17, 0
  %19 = and i64 %4, 7
  %20 = icmp eq i64 %19, 0
  %21 = icmp eq i64 %19, 7
  %22 = or i1 %20, %21
  %23 = xor i1 %22, true
  %24 = and i1 %18, %23
  br i1 %24, label %compare, label %compared
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"comparison:less/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = or i64 %4, %5
  %11 = and i64 %10, 7
  %12 = icmp eq i64 %11, 0
  br i1 %12, label %small, label %compare, !prof !1

compare:                                          ; preds = %entry
  %13 = call preserve_mostcc i32 @lumen_less(i64 %4, i64 %5)
  %14 = icmp ne i32 %13, 0
  br label %compared

compared:                                         ; preds = %compare, %small
  %.0 = phi i1 [ %17, %small ], [ %14, %compare ]
  %15 = select i1 %.0, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.true, i64 7) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.false, i64 7) to i64)
  %16 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %16(ptr %0, ptr %1, ptr %2, i64 %3, i64 %15, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

small:                                            ; preds = %entry
  %17 = icmp slt i64 %4, %5
  br label %compared
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"comparison:less_or_equal/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = call preserve_mostcc i32 @lumen_less_or_equal(i64 %4, i64 %5)
  %11 = icmp ne i32 %10, 0
  %12 = select i1 %11, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.true, i64 7) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.false, i64 7) to i64)
  %13 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %13(ptr %0, ptr %1, ptr %2, i64 %3, i64 %12, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"comparison:words/3"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !2

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.3(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 %6, i64 ptrtoint (ptr @"comparison:words/3" to i64), i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %12 = icmp slt i64 %4, %5
  %13 = icmp eq i64 %6, ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.ok, i64 7) to i64)
  %14 = icmp eq i64 %6, ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.ok, i64 7) to i64)
  %15 = select i1 %12, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.true, i64 7) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.false, i64 7) to i64)
  %16 = select i1 %13, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.true, i64 7) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.false, i64 7) to i64)
  %17 = select i1 %14, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.true, i64 7) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.false, i64 7) to i64)
  musttail call preserve_nonecc void @"m:f/3"(ptr %0, ptr %1, ptr %2, i64 %10, i64 %15, i64 %16, i64 %17, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"comparison:constant/0"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = select i1 false, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.true, i64 7) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.false, i64 7) to i64)
  %11 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %11(ptr %0, ptr %1, ptr %2, i64 %3, i64 %10, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind willreturn memory(read)
declare dso_local preserve_mostcc i32 @lumen_equal(i64, i64) #1

; Function Attrs: nounwind willreturn memory(read)
declare dso_local preserve_mostcc i32 @lumen_exactly_equal(i64, i64) #1

; Function Attrs: nounwind willreturn memory(read)
declare dso_local preserve_mostcc i32 @lumen_less(i64, i64) #1

; Function Attrs: nounwind willreturn memory(read)
declare dso_local preserve_mostcc i32 @lumen_less_or_equal(i64, i64) #1

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.yield.3(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #2 comdat align 16 {
entry:
  %10 = inttoptr i64 %7 to ptr
  %11 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr %10, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 40
  store i64 3, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 48
  store i64 0, ptr %13, align 8
  musttail call preserve_nonecc void @lumen_leave(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_leave(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #3 align 16

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:f/3"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #3 align 16

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { nounwind willreturn memory(read) }
attributes #2 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #3 = { nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1048576, i32 1}
!2 = !{!"branch_weights", i32 1, i32 1048576}

