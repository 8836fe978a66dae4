;;;; linux_x86_64
; ModuleID = 'control'
source_filename = "control"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.yield.2 = comdat any

$lumen.yield.1 = comdat any

$lumen.collect.1 = comdat any

$lumen.atom.minus_two = comdat any

$lumen.atom.one = comdat any

$lumen.atom.a = comdat any

$lumen.atom.b = comdat any

$lumen.atom.c = comdat any

$lumen.atom.d = comdat any

$lumen.atom.iw = comdat any

$lumen.atom.jg = comdat any

$lumen.atom.control = comdat any

$lumen.atom.join = comdat any

@lumen.atom.minus_two.text = private unnamed_addr constant [9 x i8] c"minus_two", comdat($lumen.atom.minus_two), align 1
@lumen.atom.minus_two = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 97066975, i16 9, i16 0, ptr @lumen.atom.minus_two.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.one.text = private unnamed_addr constant [3 x i8] c"one", comdat($lumen.atom.one), align 1
@lumen.atom.one = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 30277, i16 3, i16 0, ptr @lumen.atom.one.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.a.text = private unnamed_addr constant [1 x i8] c"a", comdat($lumen.atom.a), align 1
@lumen.atom.a = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 97, i16 1, i16 0, ptr @lumen.atom.a.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.b.text = private unnamed_addr constant [1 x i8] c"b", comdat($lumen.atom.b), align 1
@lumen.atom.b = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 98, i16 1, i16 0, ptr @lumen.atom.b.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.c.text = private unnamed_addr constant [1 x i8] c"c", comdat($lumen.atom.c), align 1
@lumen.atom.c = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 99, i16 1, i16 0, ptr @lumen.atom.c.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.d.text = private unnamed_addr constant [1 x i8] c"d", comdat($lumen.atom.d), align 1
@lumen.atom.d = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 100, i16 1, i16 0, ptr @lumen.atom.d.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.iw.text = private unnamed_addr constant [2 x i8] c"iw", comdat($lumen.atom.iw), align 1
@lumen.atom.iw = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 1799, i16 2, i16 0, ptr @lumen.atom.iw.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.jg.text = private unnamed_addr constant [2 x i8] c"jg", comdat($lumen.atom.jg), align 1
@lumen.atom.jg = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 1799, i16 2, i16 0, ptr @lumen.atom.jg.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.control.text = private unnamed_addr constant [7 x i8] c"control", comdat($lumen.atom.control), align 1
@lumen.atom.control = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 174438716, i16 7, i16 0, ptr @lumen.atom.control.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.join.text = private unnamed_addr constant [4 x i8] c"join", comdat($lumen.atom.join), align 1
@lumen.atom.join = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 464382, i16 4, i16 0, ptr @lumen.atom.join.text }>, section "lumen_atoms", comdat, align 16
@lumen.function = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.control, i64 7), ptr getelementptr (i8, ptr @lumen.atom.join, i64 7), i64 1, i64 0 }>, align 8
@lumen.location = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 7, i32 1 }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"control:on_small/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  switch i64 %4, label %segment1 [
    i64 8, label %segment3
    i64 -16, label %segment2
  ]

segment1:                                         ; preds = %entry
  %10 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %10(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment2:                                         ; preds = %entry
  %11 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %11(ptr %0, ptr %1, ptr %2, i64 %3, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.minus_two, i64 7) to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment3:                                         ; preds = %entry
  %12 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %12(ptr %0, ptr %1, ptr %2, i64 %3, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.one, i64 7) to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"control:on_arity/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = inttoptr i64 %4 to ptr
  %11 = getelementptr inbounds i8, ptr %10, i64 -3
  %12 = load i64, ptr %11, align 8
  %cond = icmp eq i64 %12, 196614
  br i1 %cond, label %segment1, label %segment3

segment1:                                         ; preds = %entry
  %13 = inttoptr i64 %4 to ptr
  %14 = getelementptr inbounds i8, ptr %13, i64 5
  %15 = load i64, ptr %14, align 8
  %16 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %16(ptr %0, ptr %1, ptr %2, i64 %3, i64 %15, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment3:                                         ; preds = %entry
  %17 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %17(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"control:on_few_atoms/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = icmp ne i64 %4, ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.a, i64 7) to i64)
  %11 = icmp eq i64 %4, ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.b, i64 7) to i64)
  %or.cond = and i1 %10, %11
  br i1 %or.cond, label %segment1, label %segment2

segment1:                                         ; preds = %entry
  %12 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %12(ptr %0, ptr %1, ptr %2, i64 %3, i64 16, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment2:                                         ; preds = %entry
  %13 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %13(ptr %0, ptr %1, ptr %2, i64 %3, i64 8, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"control:on_many_atoms/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = and i64 %4, 7
  %11 = and i64 %4, 15
  %12 = icmp eq i64 %11, 7
  %13 = and i64 %4, 255
  br i1 %12, label %is_atom, label %segment1

segment1:                                         ; preds = %same_hash8, %same_hash6, %same_hash4, %same_hash, %is_atom, %entry
  %14 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %14(ptr %0, ptr %1, ptr %2, i64 %3, i64 24, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment2:                                         ; preds = %same_hash8, %same_hash6
  %15 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %15(ptr %0, ptr %1, ptr %2, i64 %3, i64 16, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment3:                                         ; preds = %same_hash4, %same_hash
  %16 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %16(ptr %0, ptr %1, ptr %2, i64 %3, i64 8, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

is_atom:                                          ; preds = %entry
  %17 = sub i64 %4, 7
  %18 = inttoptr i64 %17 to ptr
  %19 = load i32, ptr %18, align 4
  switch i32 %19, label %segment1 [
    i32 97, label %same_hash
    i32 99, label %same_hash4
    i32 100, label %same_hash6
    i32 1799, label %same_hash8
  ]

same_hash:                                        ; preds = %is_atom
  %20 = icmp eq i64 %4, ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.a, i64 7) to i64)
  br i1 %20, label %segment3, label %segment1

same_hash4:                                       ; preds = %is_atom
  %21 = icmp eq i64 %4, ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.c, i64 7) to i64)
  br i1 %21, label %segment3, label %segment1

same_hash6:                                       ; preds = %is_atom
  %22 = icmp eq i64 %4, ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.d, i64 7) to i64)
  br i1 %22, label %segment2, label %segment1

same_hash8:                                       ; preds = %is_atom
  %23 = icmp eq i64 %4, ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.iw, i64 7) to i64)
  br i1 %23, label %segment2, label %segment1
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"control:loop/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

segment1:                                         ; preds = %fits, %run
  %.09 = phi double [ %20, %run ], [ %13, %fits ]
  %.08 = phi i64 [ %5, %run ], [ %21, %fits ]
  %.07 = phi i64 [ %10, %run ], [ %22, %fits ]
  %12 = icmp eq i64 %.08, 0
  br i1 %12, label %segment4, label %segment2

segment2:                                         ; preds = %segment1
  %13 = fneg double %.09
  %14 = call { i64, i1 } @llvm.ssub.with.overflow.i64(i64 %.08, i64 8)
  %15 = extractvalue { i64, i1 } %14, 1
  br i1 %15, label %segment4, label %fits, !prof !1

segment4:                                         ; preds = %segment2, %segment1
  %16 = getelementptr inbounds i8, ptr %1, i64 16
  %17 = icmp ugt ptr %16, %2
  br i1 %17, label %collect, label %enough, !prof !1

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.2(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 ptrtoint (ptr @"control:loop/2" to i64), i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %18 = inttoptr i64 %4 to ptr
  %19 = getelementptr inbounds i8, ptr %18, i64 4
  %20 = load double, ptr %19, align 8
  br label %segment1

fits:                                             ; preds = %segment2
  %21 = extractvalue { i64, i1 } %14, 0
  %22 = sub i64 %.07, 1
  %23 = icmp slt i64 %22, 0
  br i1 %23, label %yield5, label %segment1, !prof !1

yield5:                                           ; preds = %fits
  store ptr %1, ptr %0, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %24, align 8
  %25 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %22, ptr %25, align 8
  %26 = call preserve_mostcc i64 @lumen_box_float(ptr %0, double %13)
  %27 = load ptr, ptr %0, align 8
  %28 = getelementptr inbounds i8, ptr %0, i64 16
  %29 = load i64, ptr %28, align 8
  musttail call preserve_nonecc void @lumen.yield.2(ptr %0, ptr %27, ptr %2, i64 %29, i64 %26, i64 %21, i64 ptrtoint (ptr @"control:loop/2" to i64), i64 poison, i64 poison, i64 poison)
  ret void

collect:                                          ; preds = %segment4
  store ptr %1, ptr %0, align 8
  %30 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %30, align 8
  %31 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.07, ptr %31, align 8
  call preserve_mostcc void @lumen_collect(ptr %0, i64 2, i64 0)
  %32 = load ptr, ptr %0, align 8
  %33 = getelementptr inbounds i8, ptr %0, i64 16
  %34 = load i64, ptr %33, align 8
  %35 = getelementptr inbounds i8, ptr %0, i64 8
  %36 = load ptr, ptr %35, align 8
  br label %enough

enough:                                           ; preds = %collect, %segment4
  %.1 = phi i64 [ %34, %collect ], [ %.07, %segment4 ]
  %.06 = phi ptr [ %36, %collect ], [ %2, %segment4 ]
  %.0 = phi ptr [ %32, %collect ], [ %1, %segment4 ]
  %37 = getelementptr inbounds i8, ptr %.0, i64 16
  store i64 65550, ptr %.0, align 8
  %38 = getelementptr inbounds i8, ptr %.0, i64 8
  store double %.09, ptr %38, align 8
  %39 = ptrtoint ptr %.0 to i64
  %40 = or i64 %39, 4
  %41 = load ptr, ptr %.06, align 8
  musttail call preserve_nonecc void %41(ptr %0, ptr %37, ptr %.06, i64 %.1, i64 %40, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"control:batch/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %segment1, !prof !1

segment1:                                         ; preds = %segment5, %entry
  %.09 = phi i64 [ %10, %entry ], [ %25, %segment5 ]
  %.08 = phi i64 [ %4, %entry ], [ %.0, %segment5 ]
  %12 = ashr i64 %.08, 3
  %13 = sub nsw i64 %12, 10
  %14 = sdiv i64 %13, 3
  %15 = call i64 @llvm.smin.i64(i64 %14, i64 %.09)
  %16 = call i64 @llvm.smin.i64(i64 %15, i64 65536)
  %17 = call i64 @llvm.smax.i64(i64 %16, i64 0)
  %18 = sub i64 %.09, %17
  %19 = mul i64 %17, -24
  %20 = add i64 %.08, %19
  br label %segment2

segment2:                                         ; preds = %fits, %segment1
  %.0 = phi i64 [ %.08, %segment1 ], [ %33, %fits ]
  %21 = icmp eq i64 %.0, %5
  br i1 %21, label %segment6, label %segment3

segment3:                                         ; preds = %segment2
  %22 = icmp eq i64 %.0, %20
  br i1 %22, label %segment5, label %segment4

segment4:                                         ; preds = %segment3
  %23 = call { i64, i1 } @llvm.sadd.with.overflow.i64(i64 %.0, i64 -24)
  %24 = extractvalue { i64, i1 } %23, 1
  br i1 %24, label %segment5, label %fits, !prof !1

segment5:                                         ; preds = %segment4, %segment3
  %25 = sub i64 %18, 1
  %26 = icmp slt i64 %25, 0
  br i1 %26, label %yield7, label %segment1, !prof !1

segment6:                                         ; preds = %segment2
  %27 = ashr i64 %.0, 3
  %28 = ashr i64 %20, 3
  %29 = sub nsw i64 %27, %28
  %30 = sdiv i64 %29, 3
  %31 = add i64 %18, %30
  %32 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %32(ptr %0, ptr %1, ptr %2, i64 %31, i64 %.0, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.2(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 ptrtoint (ptr @"control:batch/2" to i64), i64 poison, i64 poison, i64 poison)
  ret void

fits:                                             ; preds = %segment4
  %33 = extractvalue { i64, i1 } %23, 0
  br label %segment2

yield7:                                           ; preds = %segment5
  musttail call preserve_nonecc void @lumen.yield.2(ptr %0, ptr %1, ptr %2, i64 %25, i64 %.0, i64 %5, i64 ptrtoint (ptr @"control:batch/2" to i64), i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"control:join/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

segment1:                                         ; preds = %enough
  %12 = getelementptr inbounds i8, ptr %2, i64 -16
  %13 = getelementptr inbounds i8, ptr %12, i64 8
  store i64 %4, ptr %13, align 8
  store ptr @"control:join/1#1", ptr %12, align 8
  musttail call preserve_nonecc void @"m:f/1"(ptr %0, ptr %1, ptr %12, i64 %10, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.1(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 ptrtoint (ptr @"control:join/1" to i64), i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %14 = and i64 %4, 7
  %15 = icmp eq i64 %14, 0
  %16 = getelementptr inbounds i8, ptr %1, i64 24
  %17 = icmp ugt ptr %16, %2
  br i1 %17, label %collect, label %enough, !prof !1

collect:                                          ; preds = %run
  musttail call preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 ptrtoint (ptr @"control:join/1" to i64), i64 3, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %run
  br i1 %15, label %edge, label %segment1

edge:                                             ; preds = %enough
  %18 = getelementptr inbounds i8, ptr %1, i64 24
  store i64 131078, ptr %1, align 8
  %19 = getelementptr inbounds i8, ptr %1, i64 8
  store i64 %4, ptr %19, align 8
  %20 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 %4, ptr %20, align 8
  %21 = ptrtoint ptr %1 to i64
  %22 = or i64 %21, 3
  %23 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %23(ptr %0, ptr %18, ptr %2, i64 %10, i64 %22, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
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

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare { i64, i1 } @llvm.ssub.with.overflow.i64(i64, i64) #3

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_box_float(ptr, double) #4

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc void @lumen_collect(ptr, i64, i64) #4

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.smin.i64(i64, i64) #3

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.smax.i64(i64, i64) #3

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare { i64, i1 } @llvm.sadd.with.overflow.i64(i64, i64) #3

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
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:f/1"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
define internal preserve_nonecc void @"control:join/1#1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 8
  %11 = load i64, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %1, i64 24
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !1

collect:                                          ; preds = %entry
  musttail call preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 ptrtoint (ptr @"control:join/1#1" to i64), i64 3, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %entry
  %14 = getelementptr inbounds i8, ptr %1, i64 24
  store i64 131078, ptr %1, align 8
  %15 = getelementptr inbounds i8, ptr %1, i64 8
  store i64 %11, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 %4, ptr %16, align 8
  %17 = ptrtoint ptr %1 to i64
  %18 = or i64 %17, 3
  %19 = getelementptr inbounds i8, ptr %2, i64 16
  %20 = load ptr, ptr %19, align 8
  musttail call preserve_nonecc void %20(ptr %0, ptr %14, ptr %19, i64 %3, i64 %18, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #2 = { nounwind }
attributes #3 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #4 = { cold nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}

