;;;; linux_x86_64
; ModuleID = 'tries'
source_filename = "tries"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.yield.2 = comdat any

$lumen.collect.2 = comdat any

$lumen.raise.lumen_raise_pending = comdat any

$lumen.raise.lumen_raise_pending_hidden = comdat any

$lumen.yield.1 = comdat any

$lumen.collect.1 = comdat any

$lumen.collect.3 = comdat any

$lumen.collect.0 = comdat any

$lumen.atom.error = comdat any

$lumen.atom.throw = comdat any

$lumen.atom.badarith = comdat any

$lumen.atom.g = comdat any

$lumen.atom.tries = comdat any

$lumen.atom.f = comdat any

$lumen.atom.nested = comdat any

@lumen.location = private constant <{ i64, i32, i32 }> <{ i64 0, i32 0, i32 2 }>, align 8
@lumen.atom.error.text = private unnamed_addr constant [5 x i8] c"error", comdat($lumen.atom.error), align 1
@lumen.atom.error = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 7117154, i16 5, i16 0, ptr @lumen.atom.error.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.throw.text = private unnamed_addr constant [5 x i8] c"throw", comdat($lumen.atom.throw), align 1
@lumen.atom.throw = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 8059239, i16 5, i16 0, ptr @lumen.atom.throw.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.badarith.text = private unnamed_addr constant [8 x i8] c"badarith", comdat($lumen.atom.badarith), align 1
@lumen.atom.badarith = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 128489000, i16 8, i16 0, ptr @lumen.atom.badarith.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.g.text = private unnamed_addr constant [1 x i8] c"g", comdat($lumen.atom.g), align 1
@lumen.atom.g = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 103, i16 1, i16 0, ptr @lumen.atom.g.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.tries.text = private unnamed_addr constant [5 x i8] c"tries", comdat($lumen.atom.tries), align 1
@lumen.atom.tries = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 8097731, i16 5, i16 0, ptr @lumen.atom.tries.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.f.text = private unnamed_addr constant [1 x i8] c"f", comdat($lumen.atom.f), align 1
@lumen.atom.f = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 102, i16 1, i16 0, ptr @lumen.atom.f.text }>, section "lumen_atoms", comdat, align 16
@lumen.text = private unnamed_addr constant [10 x i8] c"tries.erl\00", align 1
@lumen.function = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.tries, i64 7), ptr getelementptr (i8, ptr @lumen.atom.f, i64 7), i64 2, ptr @lumen.text }>, align 8
@lumen.location.1 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 4, i32 2147483647 }>, align 8
@lumen.location.2 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 4, i32 1 }>, align 8
@lumen.location.3 = private constant <{ i64, i32, i32 }> <{ i64 0, i32 0, i32 3 }>, align 8
@lumen.location.4 = private constant <{ i64, i32, i32 }> <{ i64 0, i32 0, i32 1 }>, align 8
@lumen.atom.nested.text = private unnamed_addr constant [6 x i8] c"nested", comdat($lumen.atom.nested), align 1
@lumen.atom.nested = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 122464948, i16 6, i16 0, ptr @lumen.atom.nested.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.5 = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.tries, i64 7), ptr getelementptr (i8, ptr @lumen.atom.nested, i64 7), i64 1, ptr @lumen.text }>, align 8
@lumen.location.6 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.5, i32 12, i32 0 }>, align 8
@lumen.location.7 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.5, i32 11, i32 0 }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"tries:f/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.2(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 ptrtoint (ptr @"tries:f/2" to i64), i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %1, i64 24
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !1

collect:                                          ; preds = %run
  musttail call preserve_nonecc void @lumen.collect.2(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 ptrtoint (ptr @"tries:f/2" to i64), i64 3, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %run
  %14 = getelementptr inbounds i8, ptr %2, i64 -24
  %15 = getelementptr inbounds i8, ptr %14, i64 16
  store i64 %5, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 56
  %17 = load i64, ptr %16, align 8
  %18 = shl i64 %17, 3
  %19 = getelementptr inbounds i8, ptr %14, i64 8
  store i64 %18, ptr %19, align 8
  store ptr @"tries:f/2#1", ptr %14, align 8
  %20 = getelementptr inbounds i8, ptr %0, i64 64
  %21 = load ptr, ptr %20, align 8
  %22 = ptrtoint ptr %21 to i64
  %23 = ptrtoint ptr %14 to i64
  %24 = sub i64 %22, %23
  %25 = getelementptr inbounds i8, ptr %0, i64 56
  store i64 %24, ptr %25, align 8
  musttail call preserve_nonecc void @"tries:f/2#2"(ptr %0, ptr %1, ptr %14, i64 %10, i64 %4, i64 %5, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"tries:nested/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.1(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 ptrtoint (ptr @"tries:nested/1" to i64), i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %12 = inttoptr i64 %4 to ptr
  %13 = getelementptr inbounds i8, ptr %12, i64 4
  %14 = load double, ptr %13, align 8
  %15 = getelementptr inbounds i8, ptr %1, i64 32
  %16 = icmp ugt ptr %15, %2
  br i1 %16, label %collect, label %enough, !prof !1

collect:                                          ; preds = %run
  musttail call preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 ptrtoint (ptr @"tries:nested/1" to i64), i64 4, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %run
  %17 = getelementptr inbounds i8, ptr %2, i64 -32
  %18 = getelementptr inbounds i8, ptr %17, i64 24
  store double %14, ptr %18, align 8
  %19 = getelementptr inbounds i8, ptr %17, i64 16
  store i64 65574, ptr %19, align 8
  %20 = getelementptr inbounds i8, ptr %0, i64 56
  %21 = load i64, ptr %20, align 8
  %22 = shl i64 %21, 3
  %23 = getelementptr inbounds i8, ptr %17, i64 8
  store i64 %22, ptr %23, align 8
  store ptr @"tries:nested/1#1", ptr %17, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 64
  %25 = load ptr, ptr %24, align 8
  %26 = ptrtoint ptr %25 to i64
  %27 = ptrtoint ptr %17 to i64
  %28 = sub i64 %26, %27
  %29 = getelementptr inbounds i8, ptr %0, i64 56
  store i64 %28, ptr %29, align 8
  musttail call preserve_nonecc void @"tries:nested/1#3"(ptr %0, ptr %1, ptr %17, i64 %10, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.yield.2(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %6 to ptr
  %11 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr %10, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 40
  store i64 2, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 48
  store i64 0, ptr %13, align 8
  musttail call preserve_nonecc void @lumen_leave(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_leave(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.collect.2(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %6 to ptr
  store ptr %1, ptr %0, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 24
  %14 = load ptr, ptr %13, align 8
  store i64 %4, ptr %14, align 8
  %15 = getelementptr inbounds i8, ptr %14, i64 8
  store i64 %5, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr %10, ptr %16, align 8
  call preserve_mostcc void @lumen_collect(ptr %0, i64 %7, i64 2)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc void @lumen_collect(ptr, i64, i64) #3

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
define internal preserve_nonecc void @"tries:f/2#1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 16
  %11 = load i64, ptr %10, align 8
  %12 = icmp eq i64 %4, ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.error, i64 7) to i64)
  br i1 %12, label %segment2, label %next

segment1:                                         ; preds = %next
  %13 = getelementptr inbounds i8, ptr %2, i64 24
  %14 = load ptr, ptr %13, align 8
  musttail call preserve_nonecc void %14(ptr %0, ptr %1, ptr %13, i64 %3, i64 %5, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment2:                                         ; preds = %entry
  %15 = icmp eq i64 %5, ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.badarith, i64 7) to i64)
  br i1 %15, label %segment4, label %segment3

segment3:                                         ; preds = %next, %segment2
  store ptr %1, ptr %0, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %16, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %17, align 8
  call void @lumen_reraise(ptr %0, i64 %4, i64 %5, i64 %6)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment4:                                         ; preds = %segment2
  store ptr %1, ptr %0, align 8
  %18 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %18, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %19, align 8
  %20 = call i64 @lumen_build_stack_trace(ptr %0, i64 %6)
  %21 = load ptr, ptr %0, align 8
  %22 = getelementptr inbounds i8, ptr %0, i64 16
  %23 = load i64, ptr %22, align 8
  %24 = getelementptr inbounds i8, ptr %21, i64 24
  %25 = icmp ugt ptr %24, %2
  br i1 %25, label %collect, label %enough, !prof !1

next:                                             ; preds = %entry
  %26 = icmp eq i64 %4, ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.throw, i64 7) to i64)
  br i1 %26, label %segment1, label %segment3

collect:                                          ; preds = %segment4
  store ptr %21, ptr %0, align 8
  %27 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %27, align 8
  %28 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %23, ptr %28, align 8
  %29 = getelementptr inbounds i8, ptr %0, i64 24
  %30 = load ptr, ptr %29, align 8
  store i64 %20, ptr %30, align 8
  call preserve_mostcc void @lumen_collect(ptr %0, i64 3, i64 1)
  %31 = load ptr, ptr %0, align 8
  %32 = getelementptr inbounds i8, ptr %0, i64 16
  %33 = load i64, ptr %32, align 8
  %34 = getelementptr inbounds i8, ptr %0, i64 8
  %35 = load ptr, ptr %34, align 8
  %36 = getelementptr inbounds i8, ptr %0, i64 24
  %37 = load ptr, ptr %36, align 8
  %38 = load i64, ptr %37, align 8
  %39 = getelementptr inbounds i8, ptr %35, i64 16
  %40 = load i64, ptr %39, align 8
  br label %enough

enough:                                           ; preds = %collect, %segment4
  %.09 = phi i64 [ %40, %collect ], [ %11, %segment4 ]
  %.08 = phi i64 [ %38, %collect ], [ %20, %segment4 ]
  %.07 = phi i64 [ %33, %collect ], [ %23, %segment4 ]
  %.06 = phi ptr [ %35, %collect ], [ %2, %segment4 ]
  %.0 = phi ptr [ %31, %collect ], [ %21, %segment4 ]
  %41 = getelementptr inbounds i8, ptr %.0, i64 24
  store i64 131078, ptr %.0, align 8
  %42 = getelementptr inbounds i8, ptr %.0, i64 8
  store i64 %.08, ptr %42, align 8
  %43 = getelementptr inbounds i8, ptr %.0, i64 16
  store i64 %.09, ptr %43, align 8
  %44 = ptrtoint ptr %.0 to i64
  %45 = or i64 %44, 3
  %46 = getelementptr inbounds i8, ptr %.06, i64 24
  %47 = load ptr, ptr %46, align 8
  musttail call preserve_nonecc void %47(ptr %0, ptr %41, ptr %46, i64 %.07, i64 %45, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"tries:f/2#2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %1, i64 16
  %11 = icmp ugt ptr %10, %2
  br i1 %11, label %collect, label %enough, !prof !1

collect:                                          ; preds = %entry
  musttail call preserve_nonecc void @lumen.collect.2(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 ptrtoint (ptr @"tries:f/2#2" to i64), i64 2, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %entry
  store ptr %1, ptr %0, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %13, align 8
  %14 = call ptr @lumen_find_export(ptr %0, i64 %4, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.g, i64 7) to i64), i64 0)
  %15 = icmp ne ptr %14, null
  br i1 %15, label %found, label %missing, !prof !2

found:                                            ; preds = %enough
  %16 = getelementptr inbounds i8, ptr %2, i64 -16
  %17 = getelementptr inbounds i8, ptr %16, i64 8
  store i64 %5, ptr %17, align 8
  store ptr @"tries:f/2#4", ptr %16, align 8
  musttail call preserve_nonecc void %14(ptr %0, ptr %1, ptr %16, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

missing:                                          ; preds = %enough
  %18 = load ptr, ptr %0, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 16
  %20 = load i64, ptr %19, align 8
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %18, ptr %2, i64 %20, i64 ptrtoint (ptr @lumen.location.1 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local void @lumen_reraise(ptr, i64, i64, i64) #3

; Function Attrs: cold nounwind
declare dso_local i64 @lumen_build_stack_trace(ptr, i64) #3

; Function Attrs: nounwind
declare dso_local ptr @lumen_find_export(ptr, i64, i64, i64) #2

; Function Attrs: cold nounwind
declare dso_local void @lumen_raise_pending(ptr, ptr) #3

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %4 to ptr
  store ptr %1, ptr %0, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %12, align 8
  call void @lumen_raise_pending(ptr %0, ptr %10)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"tries:f/2#4"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location.2, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 8
  %11 = load i64, ptr %10, align 8
  %12 = and i64 %4, 7
  %13 = icmp eq i64 %12, 0
  br i1 %13, label %fast, label %slow, !prof !2

slow:                                             ; preds = %fast, %entry
  store ptr %1, ptr %0, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %14, align 8
  %15 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %15, align 8
  %16 = call preserve_mostcc i64 @lumen_add(ptr %0, i64 %4, i64 8)
  %17 = load ptr, ptr %0, align 8
  %18 = getelementptr inbounds i8, ptr %0, i64 16
  %19 = load i64, ptr %18, align 8
  %20 = icmp eq i64 %16, 6
  br i1 %20, label %raise, label %done, !prof !1

done:                                             ; preds = %slow, %fits
  %.02 = phi i64 [ %3, %fits ], [ %19, %slow ]
  %.01 = phi i64 [ %29, %fits ], [ %16, %slow ]
  %.0 = phi ptr [ %1, %fits ], [ %17, %slow ]
  %21 = getelementptr inbounds i8, ptr %2, i64 16
  %22 = getelementptr inbounds i8, ptr %21, i64 8
  %23 = load i64, ptr %22, align 8
  %24 = lshr i64 %23, 3
  %25 = getelementptr inbounds i8, ptr %0, i64 56
  store i64 %24, ptr %25, align 8
  %26 = getelementptr inbounds i8, ptr %21, i64 24
  musttail call preserve_nonecc void @"tries:f/2#3"(ptr %0, ptr %.0, ptr %26, i64 %.02, i64 %11, i64 %.01, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

fast:                                             ; preds = %entry
  %27 = call { i64, i1 } @llvm.sadd.with.overflow.i64(i64 %4, i64 8)
  %28 = extractvalue { i64, i1 } %27, 1
  br i1 %28, label %slow, label %fits, !prof !1

fits:                                             ; preds = %fast
  %29 = extractvalue { i64, i1 } %27, 0
  br label %done

raise:                                            ; preds = %slow
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending_hidden(ptr %0, ptr %17, ptr %2, i64 %19, i64 ptrtoint (ptr @lumen.location.2 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"tries:f/2#3"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %1, i64 24
  %11 = icmp ugt ptr %10, %2
  br i1 %11, label %collect, label %enough, !prof !1

collect:                                          ; preds = %entry
  musttail call preserve_nonecc void @lumen.collect.2(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 ptrtoint (ptr @"tries:f/2#3" to i64), i64 3, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %1, i64 24
  store i64 131078, ptr %1, align 8
  %13 = getelementptr inbounds i8, ptr %1, i64 8
  store i64 %5, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 %4, ptr %14, align 8
  %15 = ptrtoint ptr %1 to i64
  %16 = or i64 %15, 3
  %17 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %17(ptr %0, ptr %12, ptr %2, i64 %3, i64 %16, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare { i64, i1 } @llvm.sadd.with.overflow.i64(i64, i64) #4

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_add(ptr, i64, i64) #3

; Function Attrs: cold nounwind
declare dso_local void @lumen_raise_pending_hidden(ptr, ptr) #3

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.raise.lumen_raise_pending_hidden(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %4 to ptr
  store ptr %1, ptr %0, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %12, align 8
  call void @lumen_raise_pending_hidden(ptr %0, ptr %10)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
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

; Function Attrs: nounwind
define internal preserve_nonecc void @"tries:nested/1#1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location.3, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 24
  %11 = load double, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %1, i64 16
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !1

collect:                                          ; preds = %entry
  musttail call preserve_nonecc void @lumen.collect.3(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 ptrtoint (ptr @"tries:nested/1#1" to i64), i64 2, i64 poison)
  ret void

enough:                                           ; preds = %entry
  %14 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 65550, ptr %1, align 8
  %15 = getelementptr inbounds i8, ptr %1, i64 8
  store double %11, ptr %15, align 8
  %16 = ptrtoint ptr %1 to i64
  %17 = or i64 %16, 4
  %18 = getelementptr inbounds i8, ptr %2, i64 32
  musttail call preserve_nonecc void @"tries:nested/1#6"(ptr %0, ptr %14, ptr %18, i64 %3, i64 %17, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"tries:nested/1#3"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %1, i64 16
  %11 = icmp ugt ptr %10, %2
  br i1 %11, label %collect, label %enough, !prof !1

collect:                                          ; preds = %entry
  musttail call preserve_nonecc void @lumen.collect.0(ptr %0, ptr %1, ptr %2, i64 %3, i64 ptrtoint (ptr @"tries:nested/1#3" to i64), i64 2, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %2, i64 -16
  %13 = getelementptr inbounds i8, ptr %0, i64 56
  %14 = load i64, ptr %13, align 8
  %15 = shl i64 %14, 3
  %16 = getelementptr inbounds i8, ptr %12, i64 8
  store i64 %15, ptr %16, align 8
  store ptr @"tries:nested/1#2", ptr %12, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 64
  %18 = load ptr, ptr %17, align 8
  %19 = ptrtoint ptr %18 to i64
  %20 = ptrtoint ptr %12 to i64
  %21 = sub i64 %19, %20
  %22 = getelementptr inbounds i8, ptr %0, i64 56
  store i64 %21, ptr %22, align 8
  musttail call preserve_nonecc void @"tries:nested/1#4"(ptr %0, ptr %1, ptr %12, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.collect.3(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %7 to ptr
  store ptr %1, ptr %0, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 24
  %14 = load ptr, ptr %13, align 8
  store i64 %4, ptr %14, align 8
  %15 = getelementptr inbounds i8, ptr %14, i64 8
  store i64 %5, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %14, i64 16
  store i64 %6, ptr %16, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr %10, ptr %17, align 8
  call preserve_mostcc void @lumen_collect(ptr %0, i64 %8, i64 3)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"tries:nested/1#6"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %10(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"tries:nested/1#2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location.4, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 8
  store ptr @"tries:nested/1#8", ptr %10, align 8
  musttail call preserve_nonecc void @"m:g/1"(ptr %0, ptr %1, ptr %10, i64 %3, i64 %5, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:g/1"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
define internal preserve_nonecc void @"tries:nested/1#8"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location.6, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 8
  %11 = getelementptr inbounds i8, ptr %10, i64 8
  %12 = load i64, ptr %11, align 8
  %13 = lshr i64 %12, 3
  %14 = getelementptr inbounds i8, ptr %0, i64 56
  store i64 %13, ptr %14, align 8
  %15 = getelementptr inbounds i8, ptr %10, i64 32
  musttail call preserve_nonecc void @"tries:nested/1#6"(ptr %0, ptr %1, ptr %15, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.collect.0(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %4 to ptr
  store ptr %1, ptr %0, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr %10, ptr %13, align 8
  call preserve_mostcc void @lumen_collect(ptr %0, i64 %5, i64 0)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"tries:nested/1#4"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %1, i64 8
  %11 = icmp ugt ptr %10, %2
  br i1 %11, label %collect, label %enough, !prof !1

collect:                                          ; preds = %entry
  musttail call preserve_nonecc void @lumen.collect.0(ptr %0, ptr %1, ptr %2, i64 %3, i64 ptrtoint (ptr @"tries:nested/1#4" to i64), i64 1, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %2, i64 -8
  store ptr @"tries:nested/1#7", ptr %12, align 8
  musttail call preserve_nonecc void @"m:f/0"(ptr %0, ptr %1, ptr %12, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:f/0"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
define internal preserve_nonecc void @"tries:nested/1#7"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location.7, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 8
  %11 = getelementptr inbounds i8, ptr %10, i64 8
  %12 = load i64, ptr %11, align 8
  %13 = lshr i64 %12, 3
  %14 = getelementptr inbounds i8, ptr %0, i64 56
  store i64 %13, ptr %14, align 8
  %15 = getelementptr inbounds i8, ptr %10, i64 16
  musttail call preserve_nonecc void @"tries:nested/1#5"(ptr %0, ptr %1, ptr %15, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"tries:nested/1#5"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 8
  %11 = load i64, ptr %10, align 8
  %12 = lshr i64 %11, 3
  %13 = getelementptr inbounds i8, ptr %0, i64 56
  store i64 %12, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %2, i64 32
  musttail call preserve_nonecc void @"tries:nested/1#6"(ptr %0, ptr %1, ptr %14, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #2 = { nounwind }
attributes #3 = { cold nounwind }
attributes #4 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}
!2 = !{!"branch_weights", i32 1048576, i32 1}

