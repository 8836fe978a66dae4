;;;; linux_x86_64
; ModuleID = 'terms'
source_filename = "terms"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.collect.2 = comdat any

$lumen.collect.1 = comdat any

$lumen.yield.2 = comdat any

$lumen.collect.4 = comdat any

$lumen.atom.true = comdat any

$lumen.atom.false = comdat any

$lumen.atom.terms = comdat any

$"lumen.atom.-funs%2F1-fun-0-" = comdat any

$lumen.literal.0 = comdat nodeduplicate

$"lumen.atom.-funs%2F1-fun-1-" = comdat any

@lumen.atom.true.text = private unnamed_addr constant [4 x i8] c"true", comdat($lumen.atom.true), align 1
@lumen.atom.true = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 506293, i16 4, i16 0, ptr @lumen.atom.true.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.false.text = private unnamed_addr constant [5 x i8] c"false", comdat($lumen.atom.false), align 1
@lumen.atom.false = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 7111573, i16 5, i16 0, ptr @lumen.atom.false.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.terms.text = private unnamed_addr constant [5 x i8] c"terms", comdat($lumen.atom.terms), align 1
@lumen.atom.terms = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 8046915, i16 5, i16 0, ptr @lumen.atom.terms.text }>, section "lumen_atoms", comdat, align 16
@"lumen.atom.-funs%2F1-fun-0-.text" = private unnamed_addr constant [14 x i8] c"-funs/1-fun-0-", comdat($"lumen.atom.-funs%2F1-fun-0-"), align 1
@"lumen.atom.-funs%2F1-fun-0-" = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 236941629, i16 14, i16 0, ptr @"lumen.atom.-funs%2F1-fun-0-.text" }>, section "lumen_atoms", comdat, align 16
@lumen.function = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.terms, i64 7), ptr getelementptr (i8, ptr @"lumen.atom.-funs%2F1-fun-0-", i64 7), i64 1, i64 0 }>, align 8
@lumen.fun_info = private constant <{ ptr, i64, i64, i64 }> <{ ptr @lumen.function, i64 0, i64 0, i64 0 }>, align 8
@lumen.fun = private constant <{ i64, ptr, ptr }> <{ i64 131350, ptr @"terms:-funs%2F1-fun-0-/1", ptr @lumen.fun_info }>, section "lumen_literals", comdat($lumen.literal.0), align 8
@"lumen.atom.-funs%2F1-fun-1-.text" = private unnamed_addr constant [14 x i8] c"-funs/1-fun-1-", comdat($"lumen.atom.-funs%2F1-fun-1-"), align 1
@"lumen.atom.-funs%2F1-fun-1-" = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 236941613, i16 14, i16 0, ptr @"lumen.atom.-funs%2F1-fun-1-.text" }>, section "lumen_atoms", comdat, align 16
@lumen.function.1 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.terms, i64 7), ptr getelementptr (i8, ptr @"lumen.atom.-funs%2F1-fun-1-", i64 7), i64 2, i64 0 }>, align 8
@lumen.fun_info.2 = private constant <{ ptr, i64, i64, i64 }> <{ ptr @lumen.function.1, i64 1, i64 0, i64 0 }>, align 8
@lumen.location = private constant <{ i64, i32, i32 }> <{ i64 0, i32 0, i32 1 }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"terms:kinds/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = and i64 %4, 7
  %11 = icmp eq i64 %10, 1
  br i1 %11, label %segment7, label %segment1

segment1:                                         ; preds = %entry
  %12 = and i64 %4, 7
  %13 = lshr i64 17, %12
  %14 = trunc i64 %13 to i1
  br i1 %14, label %segment7, label %segment2

segment2:                                         ; preds = %segment1
  %15 = and i64 %4, 7
  %16 = and i64 %4, 15
  %17 = icmp eq i64 %16, 7
  %18 = and i64 %4, 255
  br i1 %17, label %segment7, label %segment3

segment3:                                         ; preds = %segment2
  %19 = and i64 %4, 7
  %20 = icmp eq i64 %19, 1
  %21 = icmp eq i64 %4, 15
  %22 = or i1 %20, %21
  %23 = and i64 %4, 255
  br i1 %22, label %segment7, label %segment4

segment4:                                         ; preds = %segment3
  %24 = and i64 %4, 7
  %25 = icmp eq i64 %24, 0
  %26 = icmp eq i64 %24, 2
  br i1 %26, label %boxed, label %tested

segment5:                                         ; preds = %tested
  %27 = and i64 %4, 7
  %28 = and i64 %4, 255
  %29 = icmp eq i64 %28, 31
  %30 = icmp eq i64 %27, 2
  br i1 %30, label %boxed8, label %tested9

segment7:                                         ; preds = %tested9, %tested, %segment3, %segment2, %segment1, %entry
  %31 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %31(ptr %0, ptr %1, ptr %2, i64 %3, i64 8, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

boxed:                                            ; preds = %segment4
  %32 = inttoptr i64 %4 to ptr
  %33 = getelementptr inbounds i8, ptr %32, i64 -2
  %34 = load i64, ptr %33, align 8
  %35 = and i64 %34, 255
  %36 = icmp eq i64 %35, 30
  br label %tested

tested:                                           ; preds = %boxed, %segment4
  %.010 = phi i1 [ %36, %boxed ], [ %25, %segment4 ]
  br i1 %.010, label %segment7, label %segment5

boxed8:                                           ; preds = %segment5
  %37 = inttoptr i64 %4 to ptr
  %38 = getelementptr inbounds i8, ptr %37, i64 -2
  %39 = load i64, ptr %38, align 8
  %40 = and i64 %39, 255
  %41 = icmp eq i64 %40, 102
  %42 = icmp eq i64 %40, 94
  %43 = or i1 %41, %42
  %44 = icmp eq i64 %40, 118
  %45 = or i1 %43, %44
  br label %tested9

tested9:                                          ; preds = %boxed8, %segment5
  %.0 = phi i1 [ %45, %boxed8 ], [ %29, %segment5 ]
  call void @llvm.assume(i1 %.0)
  br label %segment7
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"terms:known/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = and i64 %4, 7
  %11 = icmp eq i64 %10, 1
  br i1 %11, label %segment2, label %segment3

segment2:                                         ; preds = %entry
  %12 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %12(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment3:                                         ; preds = %entry
  %13 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %13(ptr %0, ptr %1, ptr %2, i64 %3, i64 16, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"terms:shapes/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = and i64 %4, 7
  %11 = icmp eq i64 %10, 3
  br i1 %11, label %tagged, label %segment1

segment1:                                         ; preds = %entry, %tagged
  %12 = and i64 %5, 7
  %13 = icmp eq i64 %12, 5
  br i1 %13, label %tagged5, label %segment2

segment2:                                         ; preds = %segment1, %tagged5
  %14 = select i1 false, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.true, i64 7) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.false, i64 7) to i64)
  %15 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %15(ptr %0, ptr %1, ptr %2, i64 %3, i64 %14, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment3:                                         ; preds = %tagged5
  %16 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %16(ptr %0, ptr %1, ptr %2, i64 %3, i64 24, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment4:                                         ; preds = %tagged
  %17 = inttoptr i64 %4 to ptr
  %18 = getelementptr inbounds i8, ptr %17, i64 13
  %19 = load i64, ptr %18, align 8
  %20 = inttoptr i64 %4 to ptr
  %21 = getelementptr inbounds i8, ptr %20, i64 -3
  %22 = load i64, ptr %21, align 8
  %23 = lshr i64 %22, 16
  %24 = shl i64 %23, 3
  %25 = getelementptr inbounds i8, ptr %1, i64 48
  %26 = icmp ugt ptr %25, %2
  br i1 %26, label %collect, label %enough, !prof !1

tagged:                                           ; preds = %entry
  %27 = inttoptr i64 %4 to ptr
  %28 = getelementptr inbounds i8, ptr %27, i64 -3
  %29 = load i64, ptr %28, align 8
  %30 = icmp eq i64 %29, 131078
  br i1 %30, label %segment4, label %segment1

tagged5:                                          ; preds = %segment1
  %31 = inttoptr i64 %5 to ptr
  %32 = getelementptr inbounds i8, ptr %31, i64 -5
  %33 = load i64, ptr %32, align 8
  %34 = and i64 %33, 65407
  %35 = icmp eq i64 %34, 278
  br i1 %35, label %segment3, label %segment2

collect:                                          ; preds = %segment4
  musttail call preserve_nonecc void @lumen.collect.2(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 ptrtoint (ptr @"terms:shapes/2" to i64), i64 6, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %segment4
  %36 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 %19, ptr %1, align 8
  %37 = getelementptr inbounds i8, ptr %1, i64 8
  store i64 %24, ptr %37, align 8
  %38 = ptrtoint ptr %1 to i64
  %39 = or i64 %38, 1
  %40 = inttoptr i64 %39 to ptr
  %41 = getelementptr inbounds i8, ptr %40, i64 -1
  %42 = load i64, ptr %41, align 8
  %43 = inttoptr i64 %39 to ptr
  %44 = getelementptr inbounds i8, ptr %43, i64 7
  %45 = load i64, ptr %44, align 8
  %46 = getelementptr inbounds i8, ptr %36, i64 32
  store i64 196614, ptr %36, align 8
  %47 = getelementptr inbounds i8, ptr %36, i64 8
  store i64 %42, ptr %47, align 8
  %48 = getelementptr inbounds i8, ptr %36, i64 16
  store i64 %45, ptr %48, align 8
  %49 = getelementptr inbounds i8, ptr %36, i64 24
  store i64 %5, ptr %49, align 8
  %50 = ptrtoint ptr %36 to i64
  %51 = or i64 %50, 3
  %52 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %52(ptr %0, ptr %46, ptr %2, i64 %3, i64 %51, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"terms:funs/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %1, i64 40
  %11 = icmp ugt ptr %10, %2
  br i1 %11, label %collect, label %enough, !prof !1

collect:                                          ; preds = %entry
  musttail call preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 ptrtoint (ptr @"terms:funs/1" to i64), i64 5, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %1, i64 40
  store i64 262166, ptr %1, align 8
  %13 = getelementptr inbounds i8, ptr %1, i64 8
  store ptr @"terms:-funs%2F1-fun-1-/0", ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 ptrtoint (ptr @lumen.fun_info.2 to i64), ptr %14, align 8
  %15 = getelementptr inbounds i8, ptr %1, i64 24
  store i64 %4, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %1, i64 32
  store i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.fun, i64 5) to i64), ptr %16, align 8
  %17 = ptrtoint ptr %1 to i64
  %18 = or i64 %17, 5
  %19 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %19(ptr %0, ptr %12, ptr %2, i64 %3, i64 %18, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"terms:-funs%2F1-fun-0-/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %10(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"terms:-funs%2F1-fun-1-/0"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = inttoptr i64 %4 to ptr
  %11 = getelementptr inbounds i8, ptr %10, i64 27
  %12 = load i64, ptr %11, align 8
  %13 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %13(ptr %0, ptr %1, ptr %2, i64 %3, i64 %12, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"terms:open_list/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.2(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 ptrtoint (ptr @"terms:open_list/2" to i64), i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %1, i64 32
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !1

collect:                                          ; preds = %run
  musttail call preserve_nonecc void @lumen.collect.2(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 ptrtoint (ptr @"terms:open_list/2" to i64), i64 4, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %run
  %14 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 %4, ptr %1, align 8
  %15 = getelementptr inbounds i8, ptr %1, i64 8
  store i64 15, ptr %15, align 8
  %16 = ptrtoint ptr %1 to i64
  %17 = or i64 %16, 1
  %18 = inttoptr i64 %5 to ptr
  %19 = getelementptr inbounds i8, ptr %18, i64 7
  store i64 %17, ptr %19, align 8
  %20 = getelementptr inbounds i8, ptr %0, i64 72
  %21 = load ptr, ptr %20, align 8
  %22 = ptrtoint ptr %21 to i64
  %23 = ptrtoint ptr %19 to i64
  %24 = sub i64 %23, %22
  %25 = ptrtoint ptr %14 to i64
  %26 = sub i64 %25, %22
  %27 = icmp ult i64 %24, %26
  br i1 %27, label %written, label %old, !prof !2

old:                                              ; preds = %enough
  store ptr %14, ptr %0, align 8
  %28 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %28, align 8
  %29 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %10, ptr %29, align 8
  %30 = ptrtoint ptr %19 to i64
  call preserve_mostcc void @lumen_remember(ptr %0, i64 %30)
  br label %written

written:                                          ; preds = %old, %enough
  %31 = inttoptr i64 %17 to ptr
  %32 = getelementptr inbounds i8, ptr %31, i64 7
  store i64 15, ptr %32, align 8
  %33 = getelementptr inbounds i8, ptr %2, i64 -16
  %34 = getelementptr inbounds i8, ptr %33, i64 8
  store i64 %5, ptr %34, align 8
  store ptr @"terms:open_list/2#1", ptr %33, align 8
  musttail call preserve_nonecc void @"ext:f/1"(ptr %0, ptr %14, ptr %33, i64 %10, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"terms:update/4"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = and i64 %5, 7
  %11 = icmp eq i64 %5, 15
  %12 = and i64 %5, 255
  %13 = getelementptr inbounds i8, ptr %1, i64 32
  %14 = icmp ugt ptr %13, %2
  br i1 %14, label %collect, label %enough, !prof !1

collect:                                          ; preds = %entry
  musttail call preserve_nonecc void @lumen.collect.4(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 ptrtoint (ptr @"terms:update/4" to i64), i64 4)
  ret void

enough:                                           ; preds = %entry
  br i1 %11, label %young, label %copy

young:                                            ; preds = %enough
  %15 = inttoptr i64 %4 to ptr
  %16 = getelementptr inbounds i8, ptr %15, i64 -3
  %17 = getelementptr inbounds i8, ptr %0, i64 72
  %18 = load ptr, ptr %17, align 8
  %19 = ptrtoint ptr %18 to i64
  %20 = ptrtoint ptr %16 to i64
  %21 = sub i64 %20, %19
  %22 = ptrtoint ptr %1 to i64
  %23 = sub i64 %22, %19
  %24 = icmp ult i64 %21, %23
  br i1 %24, label %update, label %copy, !prof !2

copy:                                             ; preds = %young, %enough
  %25 = getelementptr inbounds i8, ptr %1, i64 32
  store i64 196614, ptr %1, align 8
  %26 = inttoptr i64 %4 to ptr
  %27 = getelementptr inbounds i8, ptr %26, i64 13
  %28 = load i64, ptr %27, align 8
  %29 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 %28, ptr %29, align 8
  %30 = ptrtoint ptr %1 to i64
  %31 = or i64 %30, 3
  br label %update

update:                                           ; preds = %copy, %young
  %.01 = phi i64 [ %4, %young ], [ %31, %copy ]
  %.0 = phi ptr [ %1, %young ], [ %25, %copy ]
  %32 = inttoptr i64 %.01 to ptr
  %33 = getelementptr inbounds i8, ptr %32, i64 5
  store i64 %6, ptr %33, align 8
  %34 = inttoptr i64 %.01 to ptr
  %35 = getelementptr inbounds i8, ptr %34, i64 21
  store i64 %7, ptr %35, align 8
  %36 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %36(ptr %0, ptr %.0, ptr %2, i64 %3, i64 %.01, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"terms:always/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %1, i64 32
  %11 = icmp ugt ptr %10, %2
  br i1 %11, label %collect, label %young, !prof !1

collect:                                          ; preds = %entry
  musttail call preserve_nonecc void @lumen.collect.2(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 ptrtoint (ptr @"terms:always/2" to i64), i64 4, i64 poison, i64 poison)
  ret void

young:                                            ; preds = %entry
  %12 = inttoptr i64 %4 to ptr
  %13 = getelementptr inbounds i8, ptr %12, i64 -3
  %14 = getelementptr inbounds i8, ptr %0, i64 72
  %15 = load ptr, ptr %14, align 8
  %16 = ptrtoint ptr %15 to i64
  %17 = ptrtoint ptr %13 to i64
  %18 = sub i64 %17, %16
  %19 = ptrtoint ptr %1 to i64
  %20 = sub i64 %19, %16
  %21 = icmp ult i64 %18, %20
  br i1 %21, label %update, label %copy, !prof !2

copy:                                             ; preds = %young
  %22 = getelementptr inbounds i8, ptr %1, i64 32
  store i64 196614, ptr %1, align 8
  %23 = inttoptr i64 %4 to ptr
  %24 = getelementptr inbounds i8, ptr %23, i64 5
  %25 = load i64, ptr %24, align 8
  %26 = getelementptr inbounds i8, ptr %1, i64 8
  store i64 %25, ptr %26, align 8
  %27 = inttoptr i64 %4 to ptr
  %28 = getelementptr inbounds i8, ptr %27, i64 21
  %29 = load i64, ptr %28, align 8
  %30 = getelementptr inbounds i8, ptr %1, i64 24
  store i64 %29, ptr %30, align 8
  %31 = ptrtoint ptr %1 to i64
  %32 = or i64 %31, 3
  br label %update

update:                                           ; preds = %copy, %young
  %.01 = phi i64 [ %4, %young ], [ %32, %copy ]
  %.0 = phi ptr [ %1, %young ], [ %22, %copy ]
  %33 = inttoptr i64 %.01 to ptr
  %34 = getelementptr inbounds i8, ptr %33, i64 13
  store i64 %5, ptr %34, align 8
  %35 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %35(ptr %0, ptr %.0, ptr %2, i64 %3, i64 %.01, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

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
declare dso_local preserve_mostcc void @lumen_collect(ptr, i64, i64) #2

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #3 align 16

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
declare preserve_nonecc void @lumen_leave(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #3 align 16

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc void @lumen_remember(ptr, i64) #2

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"ext:f/1"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #3 align 16

; Function Attrs: nounwind
define internal preserve_nonecc void @"terms:open_list/2#1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 8
  %11 = load i64, ptr %10, align 8
  %12 = inttoptr i64 %11 to ptr
  %13 = getelementptr inbounds i8, ptr %12, i64 7
  store i64 %4, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 72
  %15 = load ptr, ptr %14, align 8
  %16 = ptrtoint ptr %15 to i64
  %17 = ptrtoint ptr %13 to i64
  %18 = sub i64 %17, %16
  %19 = ptrtoint ptr %1 to i64
  %20 = sub i64 %19, %16
  %21 = icmp ult i64 %18, %20
  br i1 %21, label %written, label %old, !prof !2

old:                                              ; preds = %entry
  store ptr %1, ptr %0, align 8
  %22 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %22, align 8
  %23 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %23, align 8
  %24 = ptrtoint ptr %13 to i64
  call preserve_mostcc void @lumen_remember(ptr %0, i64 %24)
  br label %written

written:                                          ; preds = %old, %entry
  %25 = getelementptr inbounds i8, ptr %2, i64 16
  %26 = load ptr, ptr %25, align 8
  musttail call preserve_nonecc void %26(ptr %0, ptr %1, ptr %25, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.collect.4(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %8 to ptr
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
  %17 = getelementptr inbounds i8, ptr %14, i64 24
  store i64 %7, ptr %17, align 8
  %18 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr %10, ptr %18, align 8
  call preserve_mostcc void @lumen_collect(ptr %0, i64 %9, i64 4)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #4

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #2 = { cold nounwind }
attributes #3 = { nounwind }
attributes #4 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}
!2 = !{!"branch_weights", i32 1048576, i32 1}

