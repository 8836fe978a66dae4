;;;; linux_x86_64
; ModuleID = 'calls'
source_filename = "calls"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.yield.1 = comdat any

$lumen.collect.1 = comdat any

$lumen.yield.8 = comdat any

$lumen.atom.calls = comdat any

$lumen.atom.deep = comdat any

@lumen.atom.calls.text = private unnamed_addr constant [5 x i8] c"calls", comdat($lumen.atom.calls), align 1
@lumen.atom.calls = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 6914867, i16 5, i16 0, ptr @lumen.atom.calls.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.deep.text = private unnamed_addr constant [4 x i8] c"deep", comdat($lumen.atom.deep), align 1
@lumen.atom.deep = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 437184, i16 4, i16 0, ptr @lumen.atom.deep.text }>, section "lumen_atoms", comdat, align 16
@lumen.text = private unnamed_addr constant [10 x i8] c"calls.erl\00", align 1
@lumen.function = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.calls, i64 7), ptr getelementptr (i8, ptr @lumen.atom.deep, i64 7), i64 1, ptr @lumen.text }>, align 8
@lumen.location = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 2, i32 1 }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"calls:deep/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.1(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 ptrtoint (ptr @"calls:deep/1" to i64), i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %1, i64 16
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !1

collect:                                          ; preds = %run
  musttail call preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 ptrtoint (ptr @"calls:deep/1" to i64), i64 2, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %run
  %14 = getelementptr inbounds i8, ptr %2, i64 -16
  %15 = getelementptr inbounds i8, ptr %14, i64 8
  store i64 %4, ptr %15, align 8
  store ptr @"calls:deep/1#1", ptr %14, align 8
  musttail call preserve_nonecc void @"calls:deep/1"(ptr %0, ptr %1, ptr %14, i64 %10, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"calls:many/8"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr @"calls:many/8", ptr %12, align 8
  musttail call preserve_nonecc void @lumen.yield.8(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9)
  ret void

run:                                              ; preds = %entry
  %13 = getelementptr inbounds i8, ptr %0, i64 24
  %14 = load ptr, ptr %13, align 8
  %15 = getelementptr inbounds i8, ptr %14, i64 48
  %16 = load i64, ptr %15, align 8
  %17 = getelementptr inbounds i8, ptr %14, i64 56
  %18 = load i64, ptr %17, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 24
  %20 = load ptr, ptr %19, align 8
  %21 = getelementptr inbounds i8, ptr %20, i64 48
  store i64 %5, ptr %21, align 8
  %22 = getelementptr inbounds i8, ptr %20, i64 56
  store i64 %4, ptr %22, align 8
  musttail call preserve_nonecc void @"m:many/8"(ptr %0, ptr %1, ptr %2, i64 %10, i64 %18, i64 %16, i64 %9, i64 %8, i64 %7, i64 %6)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"calls:far/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %10(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.yield.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %5 to ptr
  %11 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr %10, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 40
  store i64 1, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 48
  store i64 0, ptr %13, align 8
  musttail call preserve_nonecc void @lumen_leave(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_leave(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %5 to ptr
  store ptr %1, ptr %0, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 24
  %14 = load ptr, ptr %13, align 8
  store i64 %4, ptr %14, align 8
  %15 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr %10, ptr %15, align 8
  call preserve_mostcc void @lumen_collect(ptr %0, i64 %6, i64 1)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc void @lumen_collect(ptr, i64, i64) #3

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
define internal preserve_nonecc void @"calls:deep/1#1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 8
  %11 = load i64, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %1, i64 16
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !1

collect:                                          ; preds = %entry
  musttail call preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 ptrtoint (ptr @"calls:deep/1#1" to i64), i64 2, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %entry
  %14 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 %11, ptr %1, align 8
  %15 = getelementptr inbounds i8, ptr %1, i64 8
  store i64 %4, ptr %15, align 8
  %16 = ptrtoint ptr %1 to i64
  %17 = or i64 %16, 1
  %18 = getelementptr inbounds i8, ptr %2, i64 16
  %19 = load ptr, ptr %18, align 8
  %20 = icmp eq ptr %19, @"calls:deep/1#1"
  br i1 %20, label %guessed, label %other

guessed:                                          ; preds = %enough
  musttail call preserve_nonecc void @"calls:deep/1#1"(ptr %0, ptr %14, ptr %18, i64 %3, i64 %17, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

other:                                            ; preds = %enough
  musttail call preserve_nonecc void %19(ptr %0, ptr %14, ptr %18, i64 %3, i64 %17, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.yield.8(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %0, i64 32
  %11 = load ptr, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr %11, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 40
  store i64 8, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 48
  store i64 0, ptr %14, align 8
  musttail call preserve_nonecc void @lumen_leave(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9)
  ret void
}

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:many/8"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #2 = { nounwind }
attributes #3 = { cold nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}

;;;; linux_armv7
; ModuleID = 'calls'
source_filename = "calls"
target datalayout = "e-m:e-p:32:32-Fi8-i64:64-v128:64:128-a:0:32-n32-S64"
target triple = "armv7-linux-musleabihf"

$lumen.yield.1 = comdat any

$lumen.collect.1 = comdat any

$lumen.yield.8 = comdat any

$lumen.atom.calls = comdat any

$lumen.atom.deep = comdat any

@lumen.atom.calls.text = private unnamed_addr constant [5 x i8] c"calls", comdat($lumen.atom.calls), align 1
@lumen.atom.calls = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 6914867, i16 5, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.calls.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.atom.deep.text = private unnamed_addr constant [4 x i8] c"deep", comdat($lumen.atom.deep), align 1
@lumen.atom.deep = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 437184, i16 4, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.deep.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.text = private unnamed_addr constant [10 x i8] c"calls.erl\00", align 1
@lumen.function = private constant <{ <{ ptr, i32 }>, <{ ptr, i32 }>, i64, <{ ptr, i32 }> }> <{ <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.calls, i32 7), i32 0 }>, <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.deep, i32 7), i32 0 }>, i64 1, <{ ptr, i32 }> <{ ptr @lumen.text, i32 0 }> }>, align 8
@lumen.location = private constant <{ <{ ptr, i32 }>, i32, i32 }> <{ <{ ptr, i32 }> <{ ptr @lumen.function, i32 0 }>, i32 2, i32 1 }>, align 8

; Function Attrs: nounwind
define dso_local ghccc void @"calls:deep/1"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5) #0 {
entry:
  %6 = sub i32 %3, 1
  %7 = icmp slt i32 %6, 0
  br i1 %7, label %yield, label %run, !prof !0

yield:                                            ; preds = %entry
  musttail call ghccc void @lumen.yield.1(ptr %0, ptr %1, ptr %2, i32 %6, i64 %4, i64 ptrtoint (ptr @"calls:deep/1" to i64))
  ret void

run:                                              ; preds = %entry
  %8 = getelementptr inbounds i8, ptr %1, i32 16
  %9 = icmp ugt ptr %8, %2
  br i1 %9, label %collect, label %enough, !prof !0

collect:                                          ; preds = %run
  %10 = getelementptr inbounds i8, ptr %0, i32 32
  store i32 2, ptr %10, align 4
  musttail call ghccc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i32 %6, i64 %4, i64 ptrtoint (ptr @"calls:deep/1" to i64))
  ret void

enough:                                           ; preds = %run
  %11 = getelementptr inbounds i8, ptr %2, i32 -16
  %12 = getelementptr inbounds i8, ptr %11, i32 8
  store i64 %4, ptr %12, align 8
  store ptr @lumen.location, ptr %11, align 4
  %13 = getelementptr inbounds i8, ptr %11, i32 4
  store ptr @"calls:deep/1#1", ptr %13, align 4
  musttail call ghccc void @"calls:deep/1"(ptr %0, ptr %1, ptr %11, i32 %6, i64 %4, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local ghccc void @"calls:many/8"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5) #0 {
entry:
  %6 = sub i32 %3, 1
  %7 = icmp slt i32 %6, 0
  br i1 %7, label %yield, label %run, !prof !0

yield:                                            ; preds = %entry
  %8 = getelementptr inbounds i8, ptr %0, i32 32
  store ptr @"calls:many/8", ptr %8, align 4
  musttail call ghccc void @lumen.yield.8(ptr %0, ptr %1, ptr %2, i32 %6, i64 %4, i64 %5)
  ret void

run:                                              ; preds = %entry
  %9 = getelementptr inbounds i8, ptr %0, i32 24
  %10 = load ptr, ptr %9, align 4
  %11 = getelementptr inbounds i8, ptr %10, i32 16
  %12 = load i64, ptr %11, align 8
  %13 = getelementptr inbounds i8, ptr %10, i32 24
  %14 = load i64, ptr %13, align 8
  %15 = getelementptr inbounds i8, ptr %10, i32 32
  %16 = load i64, ptr %15, align 8
  %17 = getelementptr inbounds i8, ptr %10, i32 40
  %18 = load i64, ptr %17, align 8
  %19 = getelementptr inbounds i8, ptr %10, i32 48
  %20 = load i64, ptr %19, align 8
  %21 = getelementptr inbounds i8, ptr %10, i32 56
  %22 = load i64, ptr %21, align 8
  %23 = getelementptr inbounds i8, ptr %0, i32 24
  %24 = load ptr, ptr %23, align 4
  %25 = getelementptr inbounds i8, ptr %24, i32 16
  store i64 %18, ptr %25, align 8
  %26 = getelementptr inbounds i8, ptr %24, i32 24
  store i64 %16, ptr %26, align 8
  %27 = getelementptr inbounds i8, ptr %24, i32 32
  store i64 %14, ptr %27, align 8
  %28 = getelementptr inbounds i8, ptr %24, i32 40
  store i64 %12, ptr %28, align 8
  %29 = getelementptr inbounds i8, ptr %24, i32 48
  store i64 %5, ptr %29, align 8
  %30 = getelementptr inbounds i8, ptr %24, i32 56
  store i64 %4, ptr %30, align 8
  musttail call ghccc void @"m:many/8"(ptr %0, ptr %1, ptr %2, i32 %6, i64 %22, i64 %20)
  ret void
}

; Function Attrs: nounwind
define internal ghccc void @"calls:far/1"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5) #0 {
entry:
  %6 = getelementptr inbounds i8, ptr %2, i32 4
  %7 = load ptr, ptr %6, align 4
  musttail call ghccc void %7(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden ghccc void @lumen.yield.1(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5) #1 comdat {
entry:
  %6 = inttoptr i64 %5 to ptr
  %7 = getelementptr inbounds i8, ptr %0, i32 32
  store ptr %6, ptr %7, align 4
  %8 = getelementptr inbounds i8, ptr %0, i32 40
  store i32 1, ptr %8, align 4
  %9 = getelementptr inbounds i8, ptr %0, i32 48
  store i32 0, ptr %9, align 4
  musttail call ghccc void @lumen_leave(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare ghccc void @lumen_leave(ptr, ptr, ptr, i32, i64, i64) #2

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden ghccc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5) #1 comdat {
entry:
  %6 = inttoptr i64 %5 to ptr
  %7 = getelementptr inbounds i8, ptr %0, i32 32
  %8 = load i32, ptr %7, align 4
  store ptr %1, ptr %0, align 4
  %9 = getelementptr inbounds i8, ptr %0, i32 8
  store ptr %2, ptr %9, align 4
  %10 = getelementptr inbounds i8, ptr %0, i32 16
  store i32 %3, ptr %10, align 4
  %11 = getelementptr inbounds i8, ptr %0, i32 24
  %12 = load ptr, ptr %11, align 4
  store i64 %4, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i32 32
  store ptr %6, ptr %13, align 4
  call void @lumen_collect(ptr %0, i32 %8, i32 1)
  musttail call ghccc void @lumen_resume(ptr %0, ptr %1, ptr %2, i32 %3, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local void @lumen_collect(ptr, i32, i32) #3

; Function Attrs: nounwind
declare ghccc void @lumen_resume(ptr, ptr, ptr, i32, i64, i64) #2

; Function Attrs: nounwind
define internal ghccc void @"calls:deep/1#1"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5) #0 {
entry:
  %6 = getelementptr inbounds i8, ptr %2, i32 8
  %7 = load i64, ptr %6, align 8
  %8 = getelementptr inbounds i8, ptr %1, i32 16
  %9 = icmp ugt ptr %8, %2
  br i1 %9, label %collect, label %enough, !prof !0

collect:                                          ; preds = %entry
  %10 = getelementptr inbounds i8, ptr %0, i32 32
  store i32 2, ptr %10, align 4
  musttail call ghccc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 ptrtoint (ptr @"calls:deep/1#1" to i64))
  ret void

enough:                                           ; preds = %entry
  %11 = getelementptr inbounds i8, ptr %1, i32 16
  store i64 %7, ptr %1, align 8
  %12 = getelementptr inbounds i8, ptr %1, i32 8
  store i64 %4, ptr %12, align 8
  %13 = ptrtoint ptr %1 to i64
  %14 = or i64 %13, 1
  %15 = getelementptr inbounds i8, ptr %2, i32 16
  %16 = getelementptr inbounds i8, ptr %15, i32 4
  %17 = load ptr, ptr %16, align 4
  %18 = icmp eq ptr %17, @"calls:deep/1#1"
  br i1 %18, label %guessed, label %other

guessed:                                          ; preds = %enough
  musttail call ghccc void @"calls:deep/1#1"(ptr %0, ptr %11, ptr %15, i32 %3, i64 %14, i64 poison)
  ret void

other:                                            ; preds = %enough
  musttail call ghccc void %17(ptr %0, ptr %11, ptr %15, i32 %3, i64 %14, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden ghccc void @lumen.yield.8(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5) #1 comdat {
entry:
  %6 = getelementptr inbounds i8, ptr %0, i32 32
  %7 = load ptr, ptr %6, align 4
  %8 = getelementptr inbounds i8, ptr %0, i32 32
  store ptr %7, ptr %8, align 4
  %9 = getelementptr inbounds i8, ptr %0, i32 40
  store i32 8, ptr %9, align 4
  %10 = getelementptr inbounds i8, ptr %0, i32 48
  store i32 0, ptr %10, align 4
  musttail call ghccc void @lumen_leave(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5)
  ret void
}

; Function Attrs: nounwind
declare dso_local ghccc void @"m:many/8"(ptr, ptr, ptr, i32, i64, i64) #2

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="generic" "target-features"="+vfp3d16,-neon,-thumb-mode" }
attributes #1 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="generic" "target-features"="+vfp3d16,-neon,-thumb-mode" }
attributes #2 = { nounwind }
attributes #3 = { cold nounwind }

!0 = !{!"branch_weights", i32 1, i32 1048576}

;;;; wasm32
; ModuleID = 'calls'
source_filename = "calls"
target datalayout = "e-m:e-p:32:32-p10:8:8-p20:8:8-i64:64-n32:64-S128-ni:1:10:20"
target triple = "wasm32-wasi"

$lumen.yield.1 = comdat any

$lumen.collect.1 = comdat any

$lumen.yield.8 = comdat any

$lumen.atom.calls = comdat any

$lumen.atom.deep = comdat any

@lumen.atom.calls.text = private unnamed_addr constant [5 x i8] c"calls", comdat($lumen.atom.calls), align 1
@lumen.atom.calls = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 6914867, i16 5, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.calls.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.atom.deep.text = private unnamed_addr constant [4 x i8] c"deep", comdat($lumen.atom.deep), align 1
@lumen.atom.deep = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 437184, i16 4, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.deep.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.text = private unnamed_addr constant [10 x i8] c"calls.erl\00", align 1
@lumen.function = private constant <{ <{ ptr, i32 }>, <{ ptr, i32 }>, i64, <{ ptr, i32 }> }> <{ <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.calls, i32 7), i32 0 }>, <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.deep, i32 7), i32 0 }>, i64 1, <{ ptr, i32 }> <{ ptr @lumen.text, i32 0 }> }>, align 8
@lumen.location = private constant <{ <{ ptr, i32 }>, i32, i32 }> <{ <{ ptr, i32 }> <{ ptr @lumen.function, i32 0 }>, i32 2, i32 1 }>, align 8

; Function Attrs: nounwind
define dso_local void @"calls:deep/1"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 {
entry:
  %10 = sub i32 %3, 1
  %11 = icmp slt i32 %10, 0
  br i1 %11, label %yield, label %run, !prof !0

yield:                                            ; preds = %entry
  musttail call void @lumen.yield.1(ptr %0, ptr %1, ptr %2, i32 %10, i64 %4, i64 ptrtoint (ptr @"calls:deep/1" to i64), i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %1, i32 16
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !0

collect:                                          ; preds = %run
  musttail call void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i32 %10, i64 %4, i64 ptrtoint (ptr @"calls:deep/1" to i64), i64 2, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %run
  %14 = getelementptr inbounds i8, ptr %2, i32 -16
  %15 = getelementptr inbounds i8, ptr %14, i32 8
  store i64 %4, ptr %15, align 8
  store ptr @lumen.location, ptr %14, align 4
  %16 = getelementptr inbounds i8, ptr %14, i32 4
  store ptr @"calls:deep/1#1", ptr %16, align 4
  musttail call void @"calls:deep/1"(ptr %0, ptr %1, ptr %14, i32 %10, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local void @"calls:many/8"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 {
entry:
  %10 = sub i32 %3, 1
  %11 = icmp slt i32 %10, 0
  br i1 %11, label %yield, label %run, !prof !0

yield:                                            ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %0, i32 32
  store ptr @"calls:many/8", ptr %12, align 4
  musttail call void @lumen.yield.8(ptr %0, ptr %1, ptr %2, i32 %10, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9)
  ret void

run:                                              ; preds = %entry
  %13 = getelementptr inbounds i8, ptr %0, i32 24
  %14 = load ptr, ptr %13, align 4
  %15 = getelementptr inbounds i8, ptr %14, i32 48
  %16 = load i64, ptr %15, align 8
  %17 = getelementptr inbounds i8, ptr %14, i32 56
  %18 = load i64, ptr %17, align 8
  %19 = getelementptr inbounds i8, ptr %0, i32 24
  %20 = load ptr, ptr %19, align 4
  %21 = getelementptr inbounds i8, ptr %20, i32 48
  store i64 %5, ptr %21, align 8
  %22 = getelementptr inbounds i8, ptr %20, i32 56
  store i64 %4, ptr %22, align 8
  musttail call void @"m:many/8"(ptr %0, ptr %1, ptr %2, i32 %10, i64 %18, i64 %16, i64 %9, i64 %8, i64 %7, i64 %6)
  ret void
}

; Function Attrs: nounwind
define internal void @"calls:far/1"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i32 4
  %11 = load ptr, ptr %10, align 4
  musttail call void %11(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden void @lumen.yield.1(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat {
entry:
  %10 = inttoptr i64 %5 to ptr
  %11 = getelementptr inbounds i8, ptr %0, i32 32
  store ptr %10, ptr %11, align 4
  %12 = getelementptr inbounds i8, ptr %0, i32 40
  store i32 1, ptr %12, align 4
  %13 = getelementptr inbounds i8, ptr %0, i32 48
  store i32 0, ptr %13, align 4
  musttail call void @lumen_leave(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare void @lumen_leave(ptr, ptr, ptr, i32, i64, i64, i64, i64, i64, i64) #2

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat {
entry:
  %10 = inttoptr i64 %5 to ptr
  %11 = trunc i64 %6 to i32
  store ptr %1, ptr %0, align 4
  %12 = getelementptr inbounds i8, ptr %0, i32 8
  store ptr %2, ptr %12, align 4
  %13 = getelementptr inbounds i8, ptr %0, i32 16
  store i32 %3, ptr %13, align 4
  %14 = getelementptr inbounds i8, ptr %0, i32 24
  %15 = load ptr, ptr %14, align 4
  store i64 %4, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %0, i32 32
  store ptr %10, ptr %16, align 4
  call void @lumen_collect(ptr %0, i32 %11, i32 1)
  musttail call void @lumen_resume(ptr %0, ptr %1, ptr %2, i32 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local void @lumen_collect(ptr, i32, i32) #3

; Function Attrs: nounwind
declare void @lumen_resume(ptr, ptr, ptr, i32, i64, i64, i64, i64, i64, i64) #2

; Function Attrs: nounwind
define internal void @"calls:deep/1#1"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i32 8
  %11 = load i64, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %1, i32 16
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !0

collect:                                          ; preds = %entry
  musttail call void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 ptrtoint (ptr @"calls:deep/1#1" to i64), i64 2, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %entry
  %14 = getelementptr inbounds i8, ptr %1, i32 16
  store i64 %11, ptr %1, align 8
  %15 = getelementptr inbounds i8, ptr %1, i32 8
  store i64 %4, ptr %15, align 8
  %16 = ptrtoint ptr %1 to i64
  %17 = or i64 %16, 1
  %18 = getelementptr inbounds i8, ptr %2, i32 16
  %19 = getelementptr inbounds i8, ptr %18, i32 4
  %20 = load ptr, ptr %19, align 4
  %21 = icmp eq ptr %20, @"calls:deep/1#1"
  br i1 %21, label %guessed, label %other

guessed:                                          ; preds = %enough
  musttail call void @"calls:deep/1#1"(ptr %0, ptr %14, ptr %18, i32 %3, i64 %17, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

other:                                            ; preds = %enough
  musttail call void %20(ptr %0, ptr %14, ptr %18, i32 %3, i64 %17, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden void @lumen.yield.8(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat {
entry:
  %10 = getelementptr inbounds i8, ptr %0, i32 32
  %11 = load ptr, ptr %10, align 4
  %12 = getelementptr inbounds i8, ptr %0, i32 32
  store ptr %11, ptr %12, align 4
  %13 = getelementptr inbounds i8, ptr %0, i32 40
  store i32 8, ptr %13, align 4
  %14 = getelementptr inbounds i8, ptr %0, i32 48
  store i32 0, ptr %14, align 4
  musttail call void @lumen_leave(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9)
  ret void
}

; Function Attrs: nounwind
declare dso_local void @"m:many/8"(ptr, ptr, ptr, i32, i64, i64, i64, i64, i64, i64) #2

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="generic" "target-features"="+tail-call,+bulk-memory,+sign-ext,+mutable-globals,+nontrapping-fptoint" }
attributes #1 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="generic" "target-features"="+tail-call,+bulk-memory,+sign-ext,+mutable-globals,+nontrapping-fptoint" }
attributes #2 = { nounwind }
attributes #3 = { cold nounwind }

!0 = !{!"branch_weights", i32 1, i32 1048576}

