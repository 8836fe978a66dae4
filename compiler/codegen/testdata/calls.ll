;;;; linux_x86_64
; ModuleID = 'calls'
source_filename = "calls"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.atom.calls = comdat any

$lumen.atom.deep = comdat any

@lumen.atom.calls.text = private unnamed_addr constant [5 x i8] c"calls", comdat($lumen.atom.calls), align 1
@lumen.atom.calls = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 6914867, i16 5, i16 0, ptr @lumen.atom.calls.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.deep.text = private unnamed_addr constant [4 x i8] c"deep", comdat($lumen.atom.deep), align 1
@lumen.atom.deep = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 437184, i16 4, i16 0, ptr @lumen.atom.deep.text }>, section "lumen_atoms", comdat, align 16
@lumen.text = private unnamed_addr constant [10 x i8] c"calls.erl\00", align 1
@lumen.function = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.calls, i64 7), ptr getelementptr (i8, ptr @lumen.atom.deep, i64 7), i64 1, ptr @lumen.text }>, align 8
@lumen.location = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function, i64 0, i32 2, i32 1 }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"calls:deep/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr @"calls:deep/1", ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 40
  store i64 1, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 48
  store i64 0, ptr %14, align 8
  musttail call preserve_nonecc void @lumen_leave(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %15 = getelementptr inbounds i8, ptr %1, i64 16
  %16 = icmp ugt ptr %15, %2
  br i1 %16, label %collect, label %enough, !prof !1

collect:                                          ; preds = %run
  store ptr %1, ptr %0, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %17, align 8
  %18 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %10, ptr %18, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 24
  %20 = load ptr, ptr %19, align 8
  store i64 %4, ptr %20, align 8
  call void @lumen_collect(ptr %0, i64 2, i64 1)
  %21 = load ptr, ptr %0, align 8
  %22 = getelementptr inbounds i8, ptr %0, i64 16
  %23 = load i64, ptr %22, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 8
  %25 = load ptr, ptr %24, align 8
  %26 = getelementptr inbounds i8, ptr %0, i64 24
  %27 = load ptr, ptr %26, align 8
  %28 = load i64, ptr %27, align 8
  br label %enough

enough:                                           ; preds = %collect, %run
  %.03 = phi i64 [ %28, %collect ], [ %4, %run ]
  %.02 = phi i64 [ %23, %collect ], [ %10, %run ]
  %.01 = phi ptr [ %25, %collect ], [ %2, %run ]
  %.0 = phi ptr [ %21, %collect ], [ %1, %run ]
  %29 = getelementptr inbounds i8, ptr %.01, i64 -16
  %30 = getelementptr inbounds i8, ptr %29, i64 8
  store i64 %.03, ptr %30, align 8
  store ptr @"calls:deep/1#1", ptr %29, align 8
  musttail call preserve_nonecc void @"calls:deep/1"(ptr %0, ptr %.0, ptr %29, i64 %.02, i64 %.03, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
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
  %13 = getelementptr inbounds i8, ptr %0, i64 40
  store i64 8, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 48
  store i64 0, ptr %14, align 8
  musttail call preserve_nonecc void @lumen_leave(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9)
  ret void

run:                                              ; preds = %entry
  %15 = getelementptr inbounds i8, ptr %0, i64 24
  %16 = load ptr, ptr %15, align 8
  %17 = getelementptr inbounds i8, ptr %16, i64 48
  %18 = load i64, ptr %17, align 8
  %19 = getelementptr inbounds i8, ptr %16, i64 56
  %20 = load i64, ptr %19, align 8
  %21 = getelementptr inbounds i8, ptr %0, i64 24
  %22 = load ptr, ptr %21, align 8
  %23 = getelementptr inbounds i8, ptr %22, i64 48
  store i64 %5, ptr %23, align 8
  %24 = getelementptr inbounds i8, ptr %22, i64 56
  store i64 %4, ptr %24, align 8
  musttail call preserve_nonecc void @"m:many/8"(ptr %0, ptr %1, ptr %2, i64 %10, i64 %20, i64 %18, i64 %9, i64 %8, i64 %7, i64 %6)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"calls:far/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %10(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_leave(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #1 align 16

; Function Attrs: cold nounwind
declare dso_local void @lumen_collect(ptr, i64, i64) #2

; Function Attrs: nounwind
define internal preserve_nonecc void @"calls:deep/1#1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 8
  %11 = load i64, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %1, i64 16
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !1

collect:                                          ; preds = %entry
  store ptr %1, ptr %0, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %14, align 8
  %15 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 24
  %17 = load ptr, ptr %16, align 8
  store i64 %4, ptr %17, align 8
  call void @lumen_collect(ptr %0, i64 2, i64 1)
  %18 = load ptr, ptr %0, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 16
  %20 = load i64, ptr %19, align 8
  %21 = getelementptr inbounds i8, ptr %0, i64 8
  %22 = load ptr, ptr %21, align 8
  %23 = getelementptr inbounds i8, ptr %0, i64 24
  %24 = load ptr, ptr %23, align 8
  %25 = load i64, ptr %24, align 8
  %26 = getelementptr inbounds i8, ptr %22, i64 8
  %27 = load i64, ptr %26, align 8
  br label %enough

enough:                                           ; preds = %collect, %entry
  %.04 = phi i64 [ %27, %collect ], [ %11, %entry ]
  %.03 = phi i64 [ %25, %collect ], [ %4, %entry ]
  %.02 = phi i64 [ %20, %collect ], [ %3, %entry ]
  %.01 = phi ptr [ %22, %collect ], [ %2, %entry ]
  %.0 = phi ptr [ %18, %collect ], [ %1, %entry ]
  %28 = getelementptr inbounds i8, ptr %.0, i64 16
  store i64 %.04, ptr %.0, align 8
  %29 = getelementptr inbounds i8, ptr %.0, i64 8
  store i64 %.03, ptr %29, align 8
  %30 = ptrtoint ptr %.0 to i64
  %31 = or i64 %30, 1
  %32 = getelementptr inbounds i8, ptr %.01, i64 16
  %33 = load ptr, ptr %32, align 8
  %34 = icmp eq ptr %33, @"calls:deep/1#1"
  br i1 %34, label %guessed, label %other

guessed:                                          ; preds = %enough
  musttail call preserve_nonecc void @"calls:deep/1#1"(ptr %0, ptr %28, ptr %32, i64 %.02, i64 %31, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

other:                                            ; preds = %enough
  musttail call preserve_nonecc void %33(ptr %0, ptr %28, ptr %32, i64 %.02, i64 %31, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:many/8"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #1 align 16

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { nounwind }
attributes #2 = { cold nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}

;;;; linux_armv7
; ModuleID = 'calls'
source_filename = "calls"
target datalayout = "e-m:e-p:32:32-Fi8-i64:64-v128:64:128-a:0:32-n32-S64"
target triple = "armv7-linux-musleabihf"

$lumen.atom.calls = comdat any

$lumen.atom.deep = comdat any

@lumen.atom.calls.text = private unnamed_addr constant [5 x i8] c"calls", comdat($lumen.atom.calls), align 1
@lumen.atom.calls = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 6914867, i16 5, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.calls.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.atom.deep.text = private unnamed_addr constant [4 x i8] c"deep", comdat($lumen.atom.deep), align 1
@lumen.atom.deep = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 437184, i16 4, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.deep.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.text = private unnamed_addr constant [10 x i8] c"calls.erl\00", align 1
@lumen.function = private constant <{ <{ ptr, i32 }>, <{ ptr, i32 }>, i64, <{ ptr, i32 }> }> <{ <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.calls, i32 7), i32 0 }>, <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.deep, i32 7), i32 0 }>, i64 1, <{ ptr, i32 }> <{ ptr @lumen.text, i32 0 }> }>, align 8
@lumen.location = private constant <{ <{ ptr, i32 }>, i64, i32, i32 }> <{ <{ ptr, i32 }> <{ ptr @lumen.function, i32 0 }>, i64 0, i32 2, i32 1 }>, align 8

; Function Attrs: nounwind
define dso_local ghccc void @"calls:deep/1"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5) #0 {
entry:
  %6 = sub i32 %3, 1
  %7 = icmp slt i32 %6, 0
  br i1 %7, label %yield, label %run, !prof !0

yield:                                            ; preds = %entry
  %8 = getelementptr inbounds i8, ptr %0, i32 32
  store ptr @"calls:deep/1", ptr %8, align 4
  %9 = getelementptr inbounds i8, ptr %0, i32 40
  store i32 1, ptr %9, align 4
  %10 = getelementptr inbounds i8, ptr %0, i32 48
  store i32 0, ptr %10, align 4
  musttail call ghccc void @lumen_leave(ptr %0, ptr %1, ptr %2, i32 %6, i64 %4, i64 poison)
  ret void

run:                                              ; preds = %entry
  %11 = getelementptr inbounds i8, ptr %1, i32 16
  %12 = icmp ugt ptr %11, %2
  br i1 %12, label %collect, label %enough, !prof !0

collect:                                          ; preds = %run
  store ptr %1, ptr %0, align 4
  %13 = getelementptr inbounds i8, ptr %0, i32 8
  store ptr %2, ptr %13, align 4
  %14 = getelementptr inbounds i8, ptr %0, i32 16
  store i32 %6, ptr %14, align 4
  %15 = getelementptr inbounds i8, ptr %0, i32 24
  %16 = load ptr, ptr %15, align 4
  store i64 %4, ptr %16, align 8
  call void @lumen_collect(ptr %0, i32 2, i32 1)
  %17 = load ptr, ptr %0, align 4
  %18 = getelementptr inbounds i8, ptr %0, i32 16
  %19 = load i32, ptr %18, align 4
  %20 = getelementptr inbounds i8, ptr %0, i32 8
  %21 = load ptr, ptr %20, align 4
  %22 = getelementptr inbounds i8, ptr %0, i32 24
  %23 = load ptr, ptr %22, align 4
  %24 = load i64, ptr %23, align 8
  br label %enough

enough:                                           ; preds = %collect, %run
  %.03 = phi i64 [ %24, %collect ], [ %4, %run ]
  %.02 = phi i32 [ %19, %collect ], [ %6, %run ]
  %.01 = phi ptr [ %21, %collect ], [ %2, %run ]
  %.0 = phi ptr [ %17, %collect ], [ %1, %run ]
  %25 = getelementptr inbounds i8, ptr %.01, i32 -16
  %26 = getelementptr inbounds i8, ptr %25, i32 8
  store i64 %.03, ptr %26, align 8
  store ptr @lumen.location, ptr %25, align 4
  %27 = getelementptr inbounds i8, ptr %25, i32 4
  store ptr @"calls:deep/1#1", ptr %27, align 4
  musttail call ghccc void @"calls:deep/1"(ptr %0, ptr %.0, ptr %25, i32 %.02, i64 %.03, i64 poison)
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
  %9 = getelementptr inbounds i8, ptr %0, i32 40
  store i32 8, ptr %9, align 4
  %10 = getelementptr inbounds i8, ptr %0, i32 48
  store i32 0, ptr %10, align 4
  musttail call ghccc void @lumen_leave(ptr %0, ptr %1, ptr %2, i32 %6, i64 %4, i64 %5)
  ret void

run:                                              ; preds = %entry
  %11 = getelementptr inbounds i8, ptr %0, i32 24
  %12 = load ptr, ptr %11, align 4
  %13 = getelementptr inbounds i8, ptr %12, i32 16
  %14 = load i64, ptr %13, align 8
  %15 = getelementptr inbounds i8, ptr %12, i32 24
  %16 = load i64, ptr %15, align 8
  %17 = getelementptr inbounds i8, ptr %12, i32 32
  %18 = load i64, ptr %17, align 8
  %19 = getelementptr inbounds i8, ptr %12, i32 40
  %20 = load i64, ptr %19, align 8
  %21 = getelementptr inbounds i8, ptr %12, i32 48
  %22 = load i64, ptr %21, align 8
  %23 = getelementptr inbounds i8, ptr %12, i32 56
  %24 = load i64, ptr %23, align 8
  %25 = getelementptr inbounds i8, ptr %0, i32 24
  %26 = load ptr, ptr %25, align 4
  %27 = getelementptr inbounds i8, ptr %26, i32 16
  store i64 %20, ptr %27, align 8
  %28 = getelementptr inbounds i8, ptr %26, i32 24
  store i64 %18, ptr %28, align 8
  %29 = getelementptr inbounds i8, ptr %26, i32 32
  store i64 %16, ptr %29, align 8
  %30 = getelementptr inbounds i8, ptr %26, i32 40
  store i64 %14, ptr %30, align 8
  %31 = getelementptr inbounds i8, ptr %26, i32 48
  store i64 %5, ptr %31, align 8
  %32 = getelementptr inbounds i8, ptr %26, i32 56
  store i64 %4, ptr %32, align 8
  musttail call ghccc void @"m:many/8"(ptr %0, ptr %1, ptr %2, i32 %6, i64 %24, i64 %22)
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

; Function Attrs: nounwind
declare ghccc void @lumen_leave(ptr, ptr, ptr, i32, i64, i64) #1

; Function Attrs: cold nounwind
declare dso_local void @lumen_collect(ptr, i32, i32) #2

; Function Attrs: nounwind
define internal ghccc void @"calls:deep/1#1"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5) #0 {
entry:
  %6 = getelementptr inbounds i8, ptr %2, i32 8
  %7 = load i64, ptr %6, align 8
  %8 = getelementptr inbounds i8, ptr %1, i32 16
  %9 = icmp ugt ptr %8, %2
  br i1 %9, label %collect, label %enough, !prof !0

collect:                                          ; preds = %entry
  store ptr %1, ptr %0, align 4
  %10 = getelementptr inbounds i8, ptr %0, i32 8
  store ptr %2, ptr %10, align 4
  %11 = getelementptr inbounds i8, ptr %0, i32 16
  store i32 %3, ptr %11, align 4
  %12 = getelementptr inbounds i8, ptr %0, i32 24
  %13 = load ptr, ptr %12, align 4
  store i64 %4, ptr %13, align 8
  call void @lumen_collect(ptr %0, i32 2, i32 1)
  %14 = load ptr, ptr %0, align 4
  %15 = getelementptr inbounds i8, ptr %0, i32 16
  %16 = load i32, ptr %15, align 4
  %17 = getelementptr inbounds i8, ptr %0, i32 8
  %18 = load ptr, ptr %17, align 4
  %19 = getelementptr inbounds i8, ptr %0, i32 24
  %20 = load ptr, ptr %19, align 4
  %21 = load i64, ptr %20, align 8
  %22 = getelementptr inbounds i8, ptr %18, i32 8
  %23 = load i64, ptr %22, align 8
  br label %enough

enough:                                           ; preds = %collect, %entry
  %.04 = phi i64 [ %23, %collect ], [ %7, %entry ]
  %.03 = phi i64 [ %21, %collect ], [ %4, %entry ]
  %.02 = phi i32 [ %16, %collect ], [ %3, %entry ]
  %.01 = phi ptr [ %18, %collect ], [ %2, %entry ]
  %.0 = phi ptr [ %14, %collect ], [ %1, %entry ]
  %24 = getelementptr inbounds i8, ptr %.0, i32 16
  store i64 %.04, ptr %.0, align 8
  %25 = getelementptr inbounds i8, ptr %.0, i32 8
  store i64 %.03, ptr %25, align 8
  %26 = ptrtoint ptr %.0 to i64
  %27 = or i64 %26, 1
  %28 = getelementptr inbounds i8, ptr %.01, i32 16
  %29 = getelementptr inbounds i8, ptr %28, i32 4
  %30 = load ptr, ptr %29, align 4
  %31 = icmp eq ptr %30, @"calls:deep/1#1"
  br i1 %31, label %guessed, label %other

guessed:                                          ; preds = %enough
  musttail call ghccc void @"calls:deep/1#1"(ptr %0, ptr %24, ptr %28, i32 %.02, i64 %27, i64 poison)
  ret void

other:                                            ; preds = %enough
  musttail call ghccc void %30(ptr %0, ptr %24, ptr %28, i32 %.02, i64 %27, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare dso_local ghccc void @"m:many/8"(ptr, ptr, ptr, i32, i64, i64) #1

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="generic" "target-features"="+vfp3d16,-neon,-thumb-mode" }
attributes #1 = { nounwind }
attributes #2 = { cold nounwind }

!0 = !{!"branch_weights", i32 1, i32 1048576}

;;;; wasm32
; ModuleID = 'calls'
source_filename = "calls"
target datalayout = "e-m:e-p:32:32-p10:8:8-p20:8:8-i64:64-n32:64-S128-ni:1:10:20"
target triple = "wasm32-wasi"

$lumen.atom.calls = comdat any

$lumen.atom.deep = comdat any

@lumen.atom.calls.text = private unnamed_addr constant [5 x i8] c"calls", comdat($lumen.atom.calls), align 1
@lumen.atom.calls = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 6914867, i16 5, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.calls.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.atom.deep.text = private unnamed_addr constant [4 x i8] c"deep", comdat($lumen.atom.deep), align 1
@lumen.atom.deep = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 437184, i16 4, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.deep.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.text = private unnamed_addr constant [10 x i8] c"calls.erl\00", align 1
@lumen.function = private constant <{ <{ ptr, i32 }>, <{ ptr, i32 }>, i64, <{ ptr, i32 }> }> <{ <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.calls, i32 7), i32 0 }>, <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.deep, i32 7), i32 0 }>, i64 1, <{ ptr, i32 }> <{ ptr @lumen.text, i32 0 }> }>, align 8
@lumen.location = private constant <{ <{ ptr, i32 }>, i64, i32, i32 }> <{ <{ ptr, i32 }> <{ ptr @lumen.function, i32 0 }>, i64 0, i32 2, i32 1 }>, align 8

; Function Attrs: nounwind
define dso_local void @"calls:deep/1"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 {
entry:
  %10 = sub i32 %3, 1
  %11 = icmp slt i32 %10, 0
  br i1 %11, label %yield, label %run, !prof !0

yield:                                            ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %0, i32 32
  store ptr @"calls:deep/1", ptr %12, align 4
  %13 = getelementptr inbounds i8, ptr %0, i32 40
  store i32 1, ptr %13, align 4
  %14 = getelementptr inbounds i8, ptr %0, i32 48
  store i32 0, ptr %14, align 4
  musttail call void @lumen_leave(ptr %0, ptr %1, ptr %2, i32 %10, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %15 = getelementptr inbounds i8, ptr %1, i32 16
  %16 = icmp ugt ptr %15, %2
  br i1 %16, label %collect, label %enough, !prof !0

collect:                                          ; preds = %run
  store ptr %1, ptr %0, align 4
  %17 = getelementptr inbounds i8, ptr %0, i32 8
  store ptr %2, ptr %17, align 4
  %18 = getelementptr inbounds i8, ptr %0, i32 16
  store i32 %10, ptr %18, align 4
  %19 = getelementptr inbounds i8, ptr %0, i32 24
  %20 = load ptr, ptr %19, align 4
  store i64 %4, ptr %20, align 8
  call void @lumen_collect(ptr %0, i32 2, i32 1)
  %21 = load ptr, ptr %0, align 4
  %22 = getelementptr inbounds i8, ptr %0, i32 16
  %23 = load i32, ptr %22, align 4
  %24 = getelementptr inbounds i8, ptr %0, i32 8
  %25 = load ptr, ptr %24, align 4
  %26 = getelementptr inbounds i8, ptr %0, i32 24
  %27 = load ptr, ptr %26, align 4
  %28 = load i64, ptr %27, align 8
  br label %enough

enough:                                           ; preds = %collect, %run
  %.03 = phi i64 [ %28, %collect ], [ %4, %run ]
  %.02 = phi i32 [ %23, %collect ], [ %10, %run ]
  %.01 = phi ptr [ %25, %collect ], [ %2, %run ]
  %.0 = phi ptr [ %21, %collect ], [ %1, %run ]
  %29 = getelementptr inbounds i8, ptr %.01, i32 -16
  %30 = getelementptr inbounds i8, ptr %29, i32 8
  store i64 %.03, ptr %30, align 8
  store ptr @lumen.location, ptr %29, align 4
  %31 = getelementptr inbounds i8, ptr %29, i32 4
  store ptr @"calls:deep/1#1", ptr %31, align 4
  musttail call void @"calls:deep/1"(ptr %0, ptr %.0, ptr %29, i32 %.02, i64 %.03, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
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
  %13 = getelementptr inbounds i8, ptr %0, i32 40
  store i32 8, ptr %13, align 4
  %14 = getelementptr inbounds i8, ptr %0, i32 48
  store i32 0, ptr %14, align 4
  musttail call void @lumen_leave(ptr %0, ptr %1, ptr %2, i32 %10, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9)
  ret void

run:                                              ; preds = %entry
  %15 = getelementptr inbounds i8, ptr %0, i32 24
  %16 = load ptr, ptr %15, align 4
  %17 = getelementptr inbounds i8, ptr %16, i32 48
  %18 = load i64, ptr %17, align 8
  %19 = getelementptr inbounds i8, ptr %16, i32 56
  %20 = load i64, ptr %19, align 8
  %21 = getelementptr inbounds i8, ptr %0, i32 24
  %22 = load ptr, ptr %21, align 4
  %23 = getelementptr inbounds i8, ptr %22, i32 48
  store i64 %5, ptr %23, align 8
  %24 = getelementptr inbounds i8, ptr %22, i32 56
  store i64 %4, ptr %24, align 8
  musttail call void @"m:many/8"(ptr %0, ptr %1, ptr %2, i32 %10, i64 %20, i64 %18, i64 %9, i64 %8, i64 %7, i64 %6)
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

; Function Attrs: nounwind
declare void @lumen_leave(ptr, ptr, ptr, i32, i64, i64, i64, i64, i64, i64) #1

; Function Attrs: cold nounwind
declare dso_local void @lumen_collect(ptr, i32, i32) #2

; Function Attrs: nounwind
define internal void @"calls:deep/1#1"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i32 8
  %11 = load i64, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %1, i32 16
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !0

collect:                                          ; preds = %entry
  store ptr %1, ptr %0, align 4
  %14 = getelementptr inbounds i8, ptr %0, i32 8
  store ptr %2, ptr %14, align 4
  %15 = getelementptr inbounds i8, ptr %0, i32 16
  store i32 %3, ptr %15, align 4
  %16 = getelementptr inbounds i8, ptr %0, i32 24
  %17 = load ptr, ptr %16, align 4
  store i64 %4, ptr %17, align 8
  call void @lumen_collect(ptr %0, i32 2, i32 1)
  %18 = load ptr, ptr %0, align 4
  %19 = getelementptr inbounds i8, ptr %0, i32 16
  %20 = load i32, ptr %19, align 4
  %21 = getelementptr inbounds i8, ptr %0, i32 8
  %22 = load ptr, ptr %21, align 4
  %23 = getelementptr inbounds i8, ptr %0, i32 24
  %24 = load ptr, ptr %23, align 4
  %25 = load i64, ptr %24, align 8
  %26 = getelementptr inbounds i8, ptr %22, i32 8
  %27 = load i64, ptr %26, align 8
  br label %enough

enough:                                           ; preds = %collect, %entry
  %.04 = phi i64 [ %27, %collect ], [ %11, %entry ]
  %.03 = phi i64 [ %25, %collect ], [ %4, %entry ]
  %.02 = phi i32 [ %20, %collect ], [ %3, %entry ]
  %.01 = phi ptr [ %22, %collect ], [ %2, %entry ]
  %.0 = phi ptr [ %18, %collect ], [ %1, %entry ]
  %28 = getelementptr inbounds i8, ptr %.0, i32 16
  store i64 %.04, ptr %.0, align 8
  %29 = getelementptr inbounds i8, ptr %.0, i32 8
  store i64 %.03, ptr %29, align 8
  %30 = ptrtoint ptr %.0 to i64
  %31 = or i64 %30, 1
  %32 = getelementptr inbounds i8, ptr %.01, i32 16
  %33 = getelementptr inbounds i8, ptr %32, i32 4
  %34 = load ptr, ptr %33, align 4
  %35 = icmp eq ptr %34, @"calls:deep/1#1"
  br i1 %35, label %guessed, label %other

guessed:                                          ; preds = %enough
  musttail call void @"calls:deep/1#1"(ptr %0, ptr %28, ptr %32, i32 %.02, i64 %31, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

other:                                            ; preds = %enough
  musttail call void %34(ptr %0, ptr %28, ptr %32, i32 %.02, i64 %31, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare dso_local void @"m:many/8"(ptr, ptr, ptr, i32, i64, i64, i64, i64, i64, i64) #1

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="generic" "target-features"="+tail-call,+bulk-memory,+sign-ext,+mutable-globals,+nontrapping-fptoint" }
attributes #1 = { nounwind }
attributes #2 = { cold nounwind }

!0 = !{!"branch_weights", i32 1, i32 1048576}

