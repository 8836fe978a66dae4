;;;; linux_x86_64
; ModuleID = 'collection'
source_filename = "collection"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.atom.collection = comdat any

$lumen.atom.after_call = comdat any

@lumen.atom.collection.text = private unnamed_addr constant [10 x i8] c"collection", comdat($lumen.atom.collection), align 1
@lumen.atom.collection = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 45877870, i16 10, i16 0, ptr @lumen.atom.collection.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.after_call.text = private unnamed_addr constant [10 x i8] c"after_call", comdat($lumen.atom.after_call), align 1
@lumen.atom.after_call = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 209972108, i16 10, i16 0, ptr @lumen.atom.after_call.text }>, section "lumen_atoms", comdat, align 16
@lumen.function = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.collection, i64 7), ptr getelementptr (i8, ptr @lumen.atom.after_call, i64 7), i64 2, i64 0 }>, align 8
@lumen.location = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function, i64 0, i32 3, i32 1 }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"collection:pair/3"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %1, i64 40
  %11 = icmp ugt ptr %10, %2
  br i1 %11, label %collect, label %enough, !prof !1

collect:                                          ; preds = %entry
  store ptr %1, ptr %0, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 24
  %15 = load ptr, ptr %14, align 8
  store i64 %4, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %15, i64 8
  store i64 %5, ptr %16, align 8
  %17 = getelementptr inbounds i8, ptr %15, i64 16
  store i64 %6, ptr %17, align 8
  call void @lumen_collect(ptr %0, i64 5, i64 3)
  %18 = load ptr, ptr %0, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 16
  %20 = load i64, ptr %19, align 8
  %21 = getelementptr inbounds i8, ptr %0, i64 8
  %22 = load ptr, ptr %21, align 8
  %23 = getelementptr inbounds i8, ptr %0, i64 24
  %24 = load ptr, ptr %23, align 8
  %25 = load i64, ptr %24, align 8
  %26 = getelementptr inbounds i8, ptr %24, i64 8
  %27 = load i64, ptr %26, align 8
  %28 = getelementptr inbounds i8, ptr %24, i64 16
  %29 = load i64, ptr %28, align 8
  br label %enough

enough:                                           ; preds = %collect, %entry
  %.05 = phi i64 [ %29, %collect ], [ %6, %entry ]
  %.04 = phi i64 [ %27, %collect ], [ %5, %entry ]
  %.03 = phi i64 [ %25, %collect ], [ %4, %entry ]
  %.02 = phi i64 [ %20, %collect ], [ %3, %entry ]
  %.01 = phi ptr [ %22, %collect ], [ %2, %entry ]
  %.0 = phi ptr [ %18, %collect ], [ %1, %entry ]
  %30 = getelementptr inbounds i8, ptr %.0, i64 24
  store i64 131078, ptr %.0, align 8
  %31 = getelementptr inbounds i8, ptr %.0, i64 8
  store i64 %.03, ptr %31, align 8
  %32 = getelementptr inbounds i8, ptr %.0, i64 16
  store i64 %.04, ptr %32, align 8
  %33 = ptrtoint ptr %.0 to i64
  %34 = or i64 %33, 3
  %35 = getelementptr inbounds i8, ptr %30, i64 16
  store i64 %34, ptr %30, align 8
  %36 = getelementptr inbounds i8, ptr %30, i64 8
  store i64 %.05, ptr %36, align 8
  %37 = ptrtoint ptr %30 to i64
  %38 = or i64 %37, 1
  %39 = load ptr, ptr %.01, align 8
  musttail call preserve_nonecc void %39(ptr %0, ptr %35, ptr %.01, i64 %.02, i64 %38, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"collection:after_call/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr @"collection:after_call/2", ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 40
  store i64 2, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 48
  store i64 0, ptr %14, align 8
  musttail call preserve_nonecc void @lumen_leave(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 poison, i64 poison, i64 poison, i64 poison)
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
  %21 = getelementptr inbounds i8, ptr %20, i64 8
  store i64 %5, ptr %21, align 8
  call void @lumen_collect(ptr %0, i64 2, i64 2)
  %22 = load ptr, ptr %0, align 8
  %23 = getelementptr inbounds i8, ptr %0, i64 16
  %24 = load i64, ptr %23, align 8
  %25 = getelementptr inbounds i8, ptr %0, i64 8
  %26 = load ptr, ptr %25, align 8
  %27 = getelementptr inbounds i8, ptr %0, i64 24
  %28 = load ptr, ptr %27, align 8
  %29 = load i64, ptr %28, align 8
  %30 = getelementptr inbounds i8, ptr %28, i64 8
  %31 = load i64, ptr %30, align 8
  br label %enough

enough:                                           ; preds = %collect, %run
  %.04 = phi i64 [ %31, %collect ], [ %5, %run ]
  %.03 = phi i64 [ %29, %collect ], [ %4, %run ]
  %.02 = phi i64 [ %24, %collect ], [ %10, %run ]
  %.01 = phi ptr [ %26, %collect ], [ %2, %run ]
  %.0 = phi ptr [ %22, %collect ], [ %1, %run ]
  %32 = getelementptr inbounds i8, ptr %.01, i64 -16
  %33 = getelementptr inbounds i8, ptr %32, i64 8
  store i64 %.04, ptr %33, align 8
  store ptr @"collection:after_call/2#1", ptr %32, align 8
  musttail call preserve_nonecc void @"m:f/1"(ptr %0, ptr %.0, ptr %32, i64 %.02, i64 %.03, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"collection:maybe/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = and i64 %4, 7
  %11 = icmp eq i64 %10, 1
  br i1 %11, label %segment2, label %segment1

segment1:                                         ; preds = %entry
  %12 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %12(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment2:                                         ; preds = %entry
  %13 = getelementptr inbounds i8, ptr %1, i64 16
  %14 = icmp ugt ptr %13, %2
  br i1 %14, label %collect, label %enough, !prof !1

collect:                                          ; preds = %segment2
  store ptr %1, ptr %0, align 8
  %15 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %16, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 24
  %18 = load ptr, ptr %17, align 8
  store i64 %4, ptr %18, align 8
  call void @lumen_collect(ptr %0, i64 2, i64 1)
  %19 = load ptr, ptr %0, align 8
  %20 = getelementptr inbounds i8, ptr %0, i64 16
  %21 = load i64, ptr %20, align 8
  %22 = getelementptr inbounds i8, ptr %0, i64 8
  %23 = load ptr, ptr %22, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 24
  %25 = load ptr, ptr %24, align 8
  %26 = load i64, ptr %25, align 8
  br label %enough

enough:                                           ; preds = %collect, %segment2
  %.05 = phi i64 [ %26, %collect ], [ %4, %segment2 ]
  %.04 = phi i64 [ %21, %collect ], [ %3, %segment2 ]
  %.03 = phi ptr [ %23, %collect ], [ %2, %segment2 ]
  %.0 = phi ptr [ %19, %collect ], [ %1, %segment2 ]
  %27 = getelementptr inbounds i8, ptr %.0, i64 16
  store i64 65542, ptr %.0, align 8
  %28 = getelementptr inbounds i8, ptr %.0, i64 8
  store i64 %.05, ptr %28, align 8
  %29 = ptrtoint ptr %.0 to i64
  %30 = or i64 %29, 3
  %31 = load ptr, ptr %.03, align 8
  musttail call preserve_nonecc void %31(ptr %0, ptr %27, ptr %.03, i64 %.04, i64 %30, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local void @lumen_collect(ptr, i64, i64) #1

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_leave(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:f/1"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
define internal preserve_nonecc void @"collection:after_call/2#1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 8
  %11 = load i64, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %1, i64 24
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
  call void @lumen_collect(ptr %0, i64 3, i64 1)
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
  %28 = getelementptr inbounds i8, ptr %.0, i64 24
  store i64 131078, ptr %.0, align 8
  %29 = getelementptr inbounds i8, ptr %.0, i64 8
  store i64 %.03, ptr %29, align 8
  %30 = getelementptr inbounds i8, ptr %.0, i64 16
  store i64 %.04, ptr %30, align 8
  %31 = ptrtoint ptr %.0 to i64
  %32 = or i64 %31, 3
  %33 = getelementptr inbounds i8, ptr %.01, i64 16
  %34 = load ptr, ptr %33, align 8
  musttail call preserve_nonecc void %34(ptr %0, ptr %28, ptr %33, i64 %.02, i64 %32, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { cold nounwind }
attributes #2 = { nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}

