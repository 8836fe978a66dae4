;;;; linux_x86_64
; ModuleID = 'call_values'
source_filename = "call_values"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.atom.call_values = comdat any

$lumen.atom.across = comdat any

$lumen.atom.inner = comdat any

$lumen.atom.funs = comdat any

$lumen.atom.applies = comdat any

@lumen.atom.call_values.text = private unnamed_addr constant [11 x i8] c"call_values", comdat($lumen.atom.call_values), align 1
@lumen.atom.call_values = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 112179427, i16 11, i16 0, ptr @lumen.atom.call_values.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.across.text = private unnamed_addr constant [6 x i8] c"across", comdat($lumen.atom.across), align 1
@lumen.atom.across = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 108697251, i16 6, i16 0, ptr @lumen.atom.across.text }>, section "lumen_atoms", comdat, align 16
@lumen.function = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.call_values, i64 7), ptr getelementptr (i8, ptr @lumen.atom.across, i64 7), i64 3, i64 0 }>, align 8
@lumen.location = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function, i64 0, i32 2, i32 4 }>, align 8
@lumen.location.1 = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function, i64 0, i32 3, i32 3 }>, align 8
@lumen.atom.inner.text = private unnamed_addr constant [5 x i8] c"inner", comdat($lumen.atom.inner), align 1
@lumen.atom.inner = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 7361730, i16 5, i16 0, ptr @lumen.atom.inner.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.2 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.call_values, i64 7), ptr getelementptr (i8, ptr @lumen.atom.inner, i64 7), i64 1, i64 0 }>, align 8
@lumen.location.3 = private constant <{ ptr, ptr, i32, i32 }> <{ ptr @lumen.function.2, ptr @lumen.location.1, i32 7, i32 3 }>, align 8
@lumen.atom.funs.text = private unnamed_addr constant [4 x i8] c"funs", comdat($lumen.atom.funs), align 1
@lumen.atom.funs = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 449619, i16 4, i16 0, ptr @lumen.atom.funs.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.4 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.call_values, i64 7), ptr getelementptr (i8, ptr @lumen.atom.funs, i64 7), i64 2, i64 0 }>, align 8
@lumen.location.5 = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function.4, i64 0, i32 9, i32 -1 }>, align 8
@lumen.location.6 = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function.4, i64 0, i32 9, i32 2 }>, align 8
@lumen.location.7 = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function.4, i64 0, i32 10, i32 2 }>, align 8
@lumen.atom.applies.text = private unnamed_addr constant [7 x i8] c"applies", comdat($lumen.atom.applies), align 1
@lumen.atom.applies = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 142028707, i16 7, i16 0, ptr @lumen.atom.applies.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.8 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.call_values, i64 7), ptr getelementptr (i8, ptr @lumen.atom.applies, i64 7), i64 3, i64 0 }>, align 8
@lumen.location.9 = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function.8, i64 0, i32 12, i32 -1 }>, align 8
@lumen.location.10 = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function.8, i64 0, i32 12, i32 2 }>, align 8
@lumen.location.11 = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function.8, i64 0, i32 13, i32 2 }>, align 8

; Function Attrs: nounwind
define internal preserve_nonecc void @"call_values:across/3"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr @"call_values:across/3", ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 40
  store i64 3, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 48
  store i64 0, ptr %14, align 8
  musttail call preserve_nonecc void @lumen_leave(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 %6, i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %15 = inttoptr i64 %5 to ptr
  %16 = getelementptr inbounds i8, ptr %15, i64 4
  %17 = load double, ptr %16, align 8
  %18 = and i64 %4, 7
  %19 = icmp eq i64 %18, 0
  %20 = getelementptr inbounds i8, ptr %1, i64 40
  %21 = icmp ugt ptr %20, %2
  br i1 %21, label %collect, label %enough, !prof !1

collect:                                          ; preds = %run
  store ptr %1, ptr %0, align 8
  %22 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %22, align 8
  %23 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %10, ptr %23, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 24
  %25 = load ptr, ptr %24, align 8
  store i64 %4, ptr %25, align 8
  %26 = getelementptr inbounds i8, ptr %25, i64 8
  store i64 %6, ptr %26, align 8
  call void @lumen_collect(ptr %0, i64 5, i64 2)
  %27 = load ptr, ptr %0, align 8
  %28 = getelementptr inbounds i8, ptr %0, i64 16
  %29 = load i64, ptr %28, align 8
  %30 = getelementptr inbounds i8, ptr %0, i64 8
  %31 = load ptr, ptr %30, align 8
  %32 = getelementptr inbounds i8, ptr %0, i64 24
  %33 = load ptr, ptr %32, align 8
  %34 = load i64, ptr %33, align 8
  %35 = getelementptr inbounds i8, ptr %33, i64 8
  %36 = load i64, ptr %35, align 8
  br label %enough

enough:                                           ; preds = %collect, %run
  %.04 = phi i64 [ %36, %collect ], [ %6, %run ]
  %.03 = phi i64 [ %34, %collect ], [ %4, %run ]
  %.02 = phi i64 [ %29, %collect ], [ %10, %run ]
  %.01 = phi ptr [ %31, %collect ], [ %2, %run ]
  %.0 = phi ptr [ %27, %collect ], [ %1, %run ]
  %37 = getelementptr inbounds i8, ptr %.01, i64 -40
  %38 = getelementptr inbounds i8, ptr %37, i64 32
  store double %17, ptr %38, align 8
  %39 = getelementptr inbounds i8, ptr %37, i64 24
  store i64 65574, ptr %39, align 8
  %40 = zext i1 %19 to i64
  %41 = shl i64 %40, 3
  %42 = getelementptr inbounds i8, ptr %37, i64 16
  store i64 %41, ptr %42, align 8
  %43 = getelementptr inbounds i8, ptr %37, i64 8
  store i64 %.04, ptr %43, align 8
  store ptr @"call_values:across/3#1", ptr %37, align 8
  musttail call preserve_nonecc void @"m:f/1"(ptr %0, ptr %.0, ptr %37, i64 %.02, i64 %.03, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"call_values:inner/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %10(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"call_values:funs/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr @"call_values:funs/2", ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 40
  store i64 2, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 48
  store i64 0, ptr %14, align 8
  musttail call preserve_nonecc void @lumen_leave(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %15 = getelementptr inbounds i8, ptr %1, i64 24
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
  call void @lumen_collect(ptr %0, i64 3, i64 2)
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
  %32 = and i64 %.03, 7
  %33 = icmp eq i64 %32, 5
  br i1 %33, label %tagged, label %badfun

fun:                                              ; preds = %tagged
  %34 = inttoptr i64 %.03 to ptr
  %35 = getelementptr inbounds i8, ptr %34, i64 3
  %36 = load ptr, ptr %35, align 8
  %37 = getelementptr inbounds i8, ptr %.01, i64 -24
  %38 = getelementptr inbounds i8, ptr %37, i64 16
  store i64 %.03, ptr %38, align 8
  %39 = getelementptr inbounds i8, ptr %37, i64 8
  store i64 %.04, ptr %39, align 8
  store ptr @"call_values:funs/2#1", ptr %37, align 8
  musttail call preserve_nonecc void %36(ptr %0, ptr %.0, ptr %37, i64 %.02, i64 %.04, i64 %.03, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

badfun:                                           ; preds = %enough, %tagged
  %40 = getelementptr inbounds i8, ptr %0, i64 24
  %41 = load ptr, ptr %40, align 8
  store i64 %.04, ptr %41, align 8
  store ptr %.0, ptr %0, align 8
  %42 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %.01, ptr %42, align 8
  %43 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.02, ptr %43, align 8
  call void @lumen_error_call_fun(ptr %0, i64 %.03, i64 1, i64 0, ptr @lumen.location.5)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %.0, ptr %.01, i64 %.02, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

tagged:                                           ; preds = %enough
  %44 = inttoptr i64 %.03 to ptr
  %45 = getelementptr inbounds i8, ptr %44, i64 -5
  %46 = load i64, ptr %45, align 8
  %47 = and i64 %46, 65535
  %48 = icmp eq i64 %47, 278
  br i1 %48, label %fun, label %badfun, !prof !2
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"call_values:applies/3"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr @"call_values:applies/3", ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 40
  store i64 3, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 48
  store i64 0, ptr %14, align 8
  musttail call preserve_nonecc void @lumen_leave(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 %6, i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %15 = getelementptr inbounds i8, ptr %1, i64 24
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
  %22 = getelementptr inbounds i8, ptr %20, i64 16
  store i64 %6, ptr %22, align 8
  call void @lumen_collect(ptr %0, i64 3, i64 3)
  %23 = load ptr, ptr %0, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 16
  %25 = load i64, ptr %24, align 8
  %26 = getelementptr inbounds i8, ptr %0, i64 8
  %27 = load ptr, ptr %26, align 8
  %28 = getelementptr inbounds i8, ptr %0, i64 24
  %29 = load ptr, ptr %28, align 8
  %30 = load i64, ptr %29, align 8
  %31 = getelementptr inbounds i8, ptr %29, i64 8
  %32 = load i64, ptr %31, align 8
  %33 = getelementptr inbounds i8, ptr %29, i64 16
  %34 = load i64, ptr %33, align 8
  br label %enough

enough:                                           ; preds = %collect, %run
  %.05 = phi i64 [ %34, %collect ], [ %6, %run ]
  %.04 = phi i64 [ %32, %collect ], [ %5, %run ]
  %.03 = phi i64 [ %30, %collect ], [ %4, %run ]
  %.02 = phi i64 [ %25, %collect ], [ %10, %run ]
  %.01 = phi ptr [ %27, %collect ], [ %2, %run ]
  %.0 = phi ptr [ %23, %collect ], [ %1, %run ]
  %35 = getelementptr inbounds i8, ptr %0, i64 24
  %36 = load ptr, ptr %35, align 8
  store i64 %.05, ptr %36, align 8
  store ptr %.0, ptr %0, align 8
  %37 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %.01, ptr %37, align 8
  %38 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.02, ptr %38, align 8
  %39 = call ptr @lumen_find_export(ptr %0, i64 %.03, i64 %.04, i64 1)
  %40 = icmp ne ptr %39, null
  br i1 %40, label %found, label %missing, !prof !2

found:                                            ; preds = %enough
  %41 = getelementptr inbounds i8, ptr %.01, i64 -24
  %42 = getelementptr inbounds i8, ptr %41, i64 16
  store i64 %.03, ptr %42, align 8
  %43 = getelementptr inbounds i8, ptr %41, i64 8
  store i64 %.04, ptr %43, align 8
  store ptr @"call_values:applies/3#1", ptr %41, align 8
  musttail call preserve_nonecc void %39(ptr %0, ptr %.0, ptr %41, i64 %.02, i64 %.05, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

missing:                                          ; preds = %enough
  %44 = load ptr, ptr %0, align 8
  %45 = getelementptr inbounds i8, ptr %0, i64 16
  %46 = load i64, ptr %45, align 8
  store ptr %44, ptr %0, align 8
  %47 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %.01, ptr %47, align 8
  %48 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %46, ptr %48, align 8
  call void @lumen_raise_pending(ptr %0, ptr @lumen.location.9)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %44, ptr %.01, i64 %46, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_leave(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #1 align 16

; Function Attrs: cold nounwind
declare dso_local void @lumen_collect(ptr, i64, i64) #2

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:f/1"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #1 align 16

; Function Attrs: nounwind
define internal preserve_nonecc void @"call_values:across/3#1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 8
  %11 = load i64, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %2, i64 8
  store ptr @"call_values:across/3#2", ptr %12, align 8
  musttail call preserve_nonecc void @"m:g/2"(ptr %0, ptr %1, ptr %12, i64 %3, i64 %4, i64 %11, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:g/2"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #1 align 16

; Function Attrs: nounwind
define internal preserve_nonecc void @"call_values:across/3#2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location.3, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 24
  %11 = load double, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %2, i64 8
  %13 = load i64, ptr %12, align 8
  %14 = icmp ne i64 %13, 0
  br i1 %14, label %segment2, label %segment1

segment1:                                         ; preds = %entry
  %15 = getelementptr inbounds i8, ptr %2, i64 32
  %16 = load ptr, ptr %15, align 8
  musttail call preserve_nonecc void %16(ptr %0, ptr %1, ptr %15, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment2:                                         ; preds = %entry
  %17 = getelementptr inbounds i8, ptr %1, i64 16
  %18 = icmp ugt ptr %17, %2
  br i1 %18, label %collect, label %enough, !prof !1

collect:                                          ; preds = %segment2
  store ptr %1, ptr %0, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %19, align 8
  %20 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %20, align 8
  call void @lumen_collect(ptr %0, i64 2, i64 0)
  %21 = load ptr, ptr %0, align 8
  %22 = getelementptr inbounds i8, ptr %0, i64 16
  %23 = load i64, ptr %22, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 8
  %25 = load ptr, ptr %24, align 8
  br label %enough

enough:                                           ; preds = %collect, %segment2
  %.04 = phi i64 [ %23, %collect ], [ %3, %segment2 ]
  %.03 = phi ptr [ %25, %collect ], [ %2, %segment2 ]
  %.0 = phi ptr [ %21, %collect ], [ %1, %segment2 ]
  %26 = getelementptr inbounds i8, ptr %.0, i64 16
  store i64 65550, ptr %.0, align 8
  %27 = getelementptr inbounds i8, ptr %.0, i64 8
  store double %11, ptr %27, align 8
  %28 = ptrtoint ptr %.0 to i64
  %29 = or i64 %28, 4
  %30 = getelementptr inbounds i8, ptr %.03, i64 32
  %31 = load ptr, ptr %30, align 8
  musttail call preserve_nonecc void %31(ptr %0, ptr %26, ptr %30, i64 %.04, i64 %29, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local void @lumen_error_call_fun(ptr, i64, i64, i64, ptr) #2

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #1 align 16

; Function Attrs: nounwind
define internal preserve_nonecc void @"call_values:funs/2#1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location.6, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 16
  %11 = load i64, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %2, i64 8
  %13 = load i64, ptr %12, align 8
  %14 = and i64 %11, 7
  %15 = icmp eq i64 %14, 5
  br i1 %15, label %tagged, label %badfun

fun:                                              ; preds = %tagged
  %16 = inttoptr i64 %11 to ptr
  %17 = getelementptr inbounds i8, ptr %16, i64 3
  %18 = load ptr, ptr %17, align 8
  %19 = getelementptr inbounds i8, ptr %2, i64 24
  musttail call preserve_nonecc void %18(ptr %0, ptr %1, ptr %19, i64 %3, i64 %4, i64 %13, i64 %11, i64 poison, i64 poison, i64 poison)
  ret void

badfun:                                           ; preds = %entry, %tagged
  %20 = getelementptr inbounds i8, ptr %0, i64 24
  %21 = load ptr, ptr %20, align 8
  store i64 %4, ptr %21, align 8
  %22 = getelementptr inbounds i8, ptr %21, i64 8
  store i64 %13, ptr %22, align 8
  store ptr %1, ptr %0, align 8
  %23 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %23, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %24, align 8
  call void @lumen_error_call_fun(ptr %0, i64 %11, i64 2, i64 1, ptr @lumen.location.7)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

tagged:                                           ; preds = %entry
  %25 = inttoptr i64 %11 to ptr
  %26 = getelementptr inbounds i8, ptr %25, i64 -5
  %27 = load i64, ptr %26, align 8
  %28 = and i64 %27, 65535
  %29 = icmp eq i64 %28, 534
  br i1 %29, label %fun, label %badfun, !prof !2
}

; Function Attrs: nounwind
declare dso_local ptr @lumen_find_export(ptr, i64, i64, i64) #1

; Function Attrs: cold nounwind
declare dso_local void @lumen_raise_pending(ptr, ptr) #2

; Function Attrs: nounwind
define internal preserve_nonecc void @"call_values:applies/3#1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location.10, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 16
  %11 = load i64, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %2, i64 8
  %13 = load i64, ptr %12, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 24
  %15 = load ptr, ptr %14, align 8
  store i64 %4, ptr %15, align 8
  store ptr %1, ptr %0, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %16, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %17, align 8
  %18 = call ptr @lumen_find_export(ptr %0, i64 %11, i64 %13, i64 1)
  %19 = icmp ne ptr %18, null
  br i1 %19, label %found, label %missing, !prof !2

found:                                            ; preds = %entry
  %20 = getelementptr inbounds i8, ptr %2, i64 24
  musttail call preserve_nonecc void %18(ptr %0, ptr %1, ptr %20, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

missing:                                          ; preds = %entry
  %21 = load ptr, ptr %0, align 8
  %22 = getelementptr inbounds i8, ptr %0, i64 16
  %23 = load i64, ptr %22, align 8
  store ptr %21, ptr %0, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %24, align 8
  %25 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %23, ptr %25, align 8
  call void @lumen_raise_pending(ptr %0, ptr @lumen.location.11)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %21, ptr %2, i64 %23, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { nounwind }
attributes #2 = { cold nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}
!2 = !{!"branch_weights", i32 1048576, i32 1}

