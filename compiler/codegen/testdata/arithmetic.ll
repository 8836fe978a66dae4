;;;; linux_x86_64
; ModuleID = 'arithmetic'
source_filename = "arithmetic"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.raise.lumen_raise_pending = comdat any

$lumen.atom.arithmetic = comdat any

$lumen.atom.add = comdat any

$lumen.atom.bigs = comdat any

$lumen.atom.multiply = comdat any

$lumen.atom.divide = comdat any

$lumen.atom.integer_divide = comdat any

$lumen.atom.remainder = comdat any

$lumen.atom.signs = comdat any

$lumen.atom.bits = comdat any

$lumen.atom.shift_left = comdat any

$lumen.atom.shift_right = comdat any

$lumen.atom.failed = comdat any

$lumen.atom.big = comdat any

@lumen.atom.arithmetic.text = private unnamed_addr constant [10 x i8] c"arithmetic", comdat($lumen.atom.arithmetic), align 1
@lumen.atom.arithmetic = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 183845875, i16 10, i16 0, ptr @lumen.atom.arithmetic.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.add.text = private unnamed_addr constant [3 x i8] c"add", comdat($lumen.atom.add), align 1
@lumen.atom.add = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 26532, i16 3, i16 0, ptr @lumen.atom.add.text }>, section "lumen_atoms", comdat, align 16
@lumen.function = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.arithmetic, i64 7), ptr getelementptr (i8, ptr @lumen.atom.add, i64 7), i64 2, i64 0 }>, align 8
@lumen.location = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 2, i32 2147483647 }>, align 8
@lumen.atom.bigs.text = private unnamed_addr constant [4 x i8] c"bigs", comdat($lumen.atom.bigs), align 1
@lumen.atom.bigs = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 430051, i16 4, i16 0, ptr @lumen.atom.bigs.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.1 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.arithmetic, i64 7), ptr getelementptr (i8, ptr @lumen.atom.bigs, i64 7), i64 2, i64 0 }>, align 8
@lumen.location.2 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.1, i32 6, i32 2147483647 }>, align 8
@lumen.atom.multiply.text = private unnamed_addr constant [8 x i8] c"multiply", comdat($lumen.atom.multiply), align 1
@lumen.atom.multiply = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 205193849, i16 8, i16 0, ptr @lumen.atom.multiply.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.3 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.arithmetic, i64 7), ptr getelementptr (i8, ptr @lumen.atom.multiply, i64 7), i64 2, i64 0 }>, align 8
@lumen.location.4 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.3, i32 8, i32 2147483647 }>, align 8
@lumen.atom.divide.text = private unnamed_addr constant [6 x i8] c"divide", comdat($lumen.atom.divide), align 1
@lumen.atom.divide = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 112250789, i16 6, i16 0, ptr @lumen.atom.divide.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.5 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.arithmetic, i64 7), ptr getelementptr (i8, ptr @lumen.atom.divide, i64 7), i64 2, i64 0 }>, align 8
@lumen.location.6 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.5, i32 10, i32 2147483647 }>, align 8
@lumen.atom.integer_divide.text = private unnamed_addr constant [14 x i8] c"integer_divide", comdat($lumen.atom.integer_divide), align 1
@lumen.atom.integer_divide = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 1774629, i16 14, i16 0, ptr @lumen.atom.integer_divide.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.7 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.arithmetic, i64 7), ptr getelementptr (i8, ptr @lumen.atom.integer_divide, i64 7), i64 2, i64 0 }>, align 8
@lumen.location.8 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.7, i32 12, i32 2147483647 }>, align 8
@lumen.atom.remainder.text = private unnamed_addr constant [9 x i8] c"remainder", comdat($lumen.atom.remainder), align 1
@lumen.atom.remainder = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 58733058, i16 9, i16 0, ptr @lumen.atom.remainder.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.9 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.arithmetic, i64 7), ptr getelementptr (i8, ptr @lumen.atom.remainder, i64 7), i64 2, i64 0 }>, align 8
@lumen.location.10 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.9, i32 14, i32 2147483647 }>, align 8
@lumen.atom.signs.text = private unnamed_addr constant [5 x i8] c"signs", comdat($lumen.atom.signs), align 1
@lumen.atom.signs = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 7994963, i16 5, i16 0, ptr @lumen.atom.signs.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.11 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.arithmetic, i64 7), ptr getelementptr (i8, ptr @lumen.atom.signs, i64 7), i64 1, i64 0 }>, align 8
@lumen.location.12 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.11, i32 16, i32 2147483647 }>, align 8
@lumen.location.13 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.11, i32 17, i32 2147483647 }>, align 8
@lumen.atom.bits.text = private unnamed_addr constant [4 x i8] c"bits", comdat($lumen.atom.bits), align 1
@lumen.atom.bits = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 430259, i16 4, i16 0, ptr @lumen.atom.bits.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.14 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.arithmetic, i64 7), ptr getelementptr (i8, ptr @lumen.atom.bits, i64 7), i64 2, i64 0 }>, align 8
@lumen.location.15 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.14, i32 19, i32 2147483647 }>, align 8
@lumen.location.16 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.14, i32 20, i32 2147483647 }>, align 8
@lumen.location.17 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.14, i32 21, i32 2147483647 }>, align 8
@lumen.location.18 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.14, i32 22, i32 2147483647 }>, align 8
@lumen.atom.shift_left.text = private unnamed_addr constant [10 x i8] c"shift_left", comdat($lumen.atom.shift_left), align 1
@lumen.atom.shift_left = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 228832548, i16 10, i16 0, ptr @lumen.atom.shift_left.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.19 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.arithmetic, i64 7), ptr getelementptr (i8, ptr @lumen.atom.shift_left, i64 7), i64 2, i64 0 }>, align 8
@lumen.location.20 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.19, i32 24, i32 2147483647 }>, align 8
@lumen.atom.shift_right.text = private unnamed_addr constant [11 x i8] c"shift_right", comdat($lumen.atom.shift_right), align 1
@lumen.atom.shift_right = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 168890916, i16 11, i16 0, ptr @lumen.atom.shift_right.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.21 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.arithmetic, i64 7), ptr getelementptr (i8, ptr @lumen.atom.shift_right, i64 7), i64 2, i64 0 }>, align 8
@lumen.location.22 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.21, i32 26, i32 2147483647 }>, align 8
@lumen.atom.failed.text = private unnamed_addr constant [6 x i8] c"failed", comdat($lumen.atom.failed), align 1
@lumen.atom.failed = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 113771188, i16 6, i16 0, ptr @lumen.atom.failed.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.big.text = private unnamed_addr constant [3 x i8] c"big", comdat($lumen.atom.big), align 1
@lumen.atom.big = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 26871, i16 3, i16 0, ptr @lumen.atom.big.text }>, section "lumen_atoms", comdat, align 16

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"arithmetic:add/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = or i64 %4, %5
  %11 = and i64 %10, 7
  %12 = icmp eq i64 %11, 0
  br i1 %12, label %fast, label %slow, !prof !1

slow:                                             ; preds = %fast, %entry
  store ptr %1, ptr %0, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %14, align 8
  %15 = call preserve_mostcc i64 @lumen_add(ptr %0, i64 %4, i64 %5)
  %16 = load ptr, ptr %0, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 16
  %18 = load i64, ptr %17, align 8
  %19 = icmp eq i64 %15, 6
  br i1 %19, label %raise, label %done, !prof !2

done:                                             ; preds = %slow, %fits
  %.02 = phi i64 [ %3, %fits ], [ %18, %slow ]
  %.01 = phi i64 [ %23, %fits ], [ %15, %slow ]
  %.0 = phi ptr [ %1, %fits ], [ %16, %slow ]
  %20 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %20(ptr %0, ptr %.0, ptr %2, i64 %.02, i64 %.01, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

fast:                                             ; preds = %entry
  %21 = call { i64, i1 } @llvm.sadd.with.overflow.i64(i64 %4, i64 %5)
  %22 = extractvalue { i64, i1 } %21, 1
  br i1 %22, label %slow, label %fits, !prof !2

fits:                                             ; preds = %fast
  %23 = extractvalue { i64, i1 } %21, 0
  br label %done

raise:                                            ; preds = %slow
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %16, ptr %2, i64 %18, i64 ptrtoint (ptr @lumen.location to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"arithmetic:add_in_range/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = add nsw i64 %4, %5
  %11 = sub nsw i64 %10, %4
  %12 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %12(ptr %0, ptr %1, ptr %2, i64 %3, i64 %11, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"arithmetic:bigs/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  store ptr %1, ptr %0, align 8
  %10 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %10, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %11, align 8
  %12 = call preserve_mostcc i64 @lumen_subtract(ptr %0, i64 %4, i64 %5)
  %13 = load ptr, ptr %0, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 16
  %15 = load i64, ptr %14, align 8
  %16 = icmp eq i64 %12, 6
  br i1 %16, label %raise, label %value, !prof !2

value:                                            ; preds = %entry
  %17 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %17(ptr %0, ptr %13, ptr %2, i64 %15, i64 %12, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

raise:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %13, ptr %2, i64 %15, i64 ptrtoint (ptr @lumen.location.2 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"arithmetic:multiply/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = ashr i64 %4, 3
  %11 = call { i64, i1 } @llvm.smul.with.overflow.i64(i64 %10, i64 %5)
  %12 = extractvalue { i64, i1 } %11, 1
  br i1 %12, label %slow, label %fits, !prof !2

slow:                                             ; preds = %entry
  store ptr %1, ptr %0, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %14, align 8
  %15 = call preserve_mostcc i64 @lumen_multiply(ptr %0, i64 %4, i64 %5)
  %16 = load ptr, ptr %0, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 16
  %18 = load i64, ptr %17, align 8
  %19 = icmp eq i64 %15, 6
  br i1 %19, label %raise, label %done, !prof !2

done:                                             ; preds = %slow, %fits
  %.02 = phi i64 [ %3, %fits ], [ %18, %slow ]
  %.01 = phi i64 [ %21, %fits ], [ %15, %slow ]
  %.0 = phi ptr [ %1, %fits ], [ %16, %slow ]
  %20 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %20(ptr %0, ptr %.0, ptr %2, i64 %.02, i64 %.01, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

fits:                                             ; preds = %entry
  %21 = extractvalue { i64, i1 } %11, 0
  br label %done

raise:                                            ; preds = %slow
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %16, ptr %2, i64 %18, i64 ptrtoint (ptr @lumen.location.4 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"arithmetic:divide/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  store ptr %1, ptr %0, align 8
  %10 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %10, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %11, align 8
  %12 = call i64 @lumen_divide(ptr %0, i64 %4, i64 %5)
  %13 = load ptr, ptr %0, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 16
  %15 = load i64, ptr %14, align 8
  %16 = icmp eq i64 %12, 6
  br i1 %16, label %raise, label %value, !prof !2

value:                                            ; preds = %entry
  %17 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %17(ptr %0, ptr %13, ptr %2, i64 %15, i64 %12, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

raise:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %13, ptr %2, i64 %15, i64 ptrtoint (ptr @lumen.location.6 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"arithmetic:integer_divide/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = ashr i64 %5, 3
  %11 = add i64 %10, 1
  %12 = icmp ult i64 %11, 2
  br i1 %12, label %slow, label %go_on, !prof !2

slow:                                             ; preds = %entry
  store ptr %1, ptr %0, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %14, align 8
  %15 = call preserve_mostcc i64 @lumen_integer_divide(ptr %0, i64 %4, i64 %5)
  %16 = load ptr, ptr %0, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 16
  %18 = load i64, ptr %17, align 8
  %19 = icmp eq i64 %15, 6
  br i1 %19, label %raise, label %done, !prof !2

done:                                             ; preds = %slow, %go_on
  %.02 = phi i64 [ %3, %go_on ], [ %18, %slow ]
  %.01 = phi i64 [ %23, %go_on ], [ %15, %slow ]
  %.0 = phi ptr [ %1, %go_on ], [ %16, %slow ]
  %20 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %20(ptr %0, ptr %.0, ptr %2, i64 %.02, i64 %.01, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

go_on:                                            ; preds = %entry
  %21 = ashr i64 %4, 3
  %22 = sdiv i64 %21, %10
  %23 = shl i64 %22, 3
  br label %done

raise:                                            ; preds = %slow
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %16, ptr %2, i64 %18, i64 ptrtoint (ptr @lumen.location.8 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"arithmetic:remainder/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = icmp eq i64 %5, 0
  br i1 %10, label %slow, label %go_on, !prof !2

slow:                                             ; preds = %entry
  store ptr %1, ptr %0, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %12, align 8
  %13 = call preserve_mostcc i64 @lumen_remainder(ptr %0, i64 %4, i64 %5)
  %14 = load ptr, ptr %0, align 8
  %15 = getelementptr inbounds i8, ptr %0, i64 16
  %16 = load i64, ptr %15, align 8
  %17 = icmp eq i64 %13, 6
  br i1 %17, label %raise, label %done, !prof !2

done:                                             ; preds = %slow, %go_on
  %.02 = phi i64 [ %3, %go_on ], [ %16, %slow ]
  %.01 = phi i64 [ %19, %go_on ], [ %13, %slow ]
  %.0 = phi ptr [ %1, %go_on ], [ %14, %slow ]
  %18 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %18(ptr %0, ptr %.0, ptr %2, i64 %.02, i64 %.01, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

go_on:                                            ; preds = %entry
  %19 = srem i64 %4, %5
  br label %done

raise:                                            ; preds = %slow
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %14, ptr %2, i64 %16, i64 ptrtoint (ptr @lumen.location.10 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"arithmetic:signs/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = call { i64, i1 } @llvm.ssub.with.overflow.i64(i64 0, i64 %4)
  %11 = extractvalue { i64, i1 } %10, 1
  br i1 %11, label %slow, label %fits, !prof !2

slow:                                             ; preds = %entry
  store ptr %1, ptr %0, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %13, align 8
  %14 = call preserve_mostcc i64 @lumen_negate(ptr %0, i64 %4)
  %15 = load ptr, ptr %0, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 16
  %17 = load i64, ptr %16, align 8
  %18 = icmp eq i64 %14, 6
  br i1 %18, label %raise, label %done, !prof !2

done:                                             ; preds = %slow, %fits
  %.08 = phi i64 [ %21, %fits ], [ %14, %slow ]
  %.06 = phi i64 [ %3, %fits ], [ %17, %slow ]
  %.0 = phi ptr [ %1, %fits ], [ %15, %slow ]
  %19 = and i64 %.08, 7
  %20 = icmp eq i64 %19, 0
  br i1 %20, label %done2, label %slow1, !prof !1

fits:                                             ; preds = %entry
  %21 = extractvalue { i64, i1 } %10, 0
  br label %done

raise:                                            ; preds = %slow
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %15, ptr %2, i64 %17, i64 ptrtoint (ptr @lumen.location.12 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

slow1:                                            ; preds = %done
  store ptr %.0, ptr %0, align 8
  %22 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %22, align 8
  %23 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.06, ptr %23, align 8
  %24 = call preserve_mostcc i64 @lumen_unary_plus(ptr %0, i64 %.08)
  %25 = load ptr, ptr %0, align 8
  %26 = getelementptr inbounds i8, ptr %0, i64 16
  %27 = load i64, ptr %26, align 8
  %28 = icmp eq i64 %24, 6
  br i1 %28, label %raise4, label %done2, !prof !2

done2:                                            ; preds = %slow1, %done
  %.17 = phi i64 [ %.06, %done ], [ %27, %slow1 ]
  %.05 = phi i64 [ %.08, %done ], [ %24, %slow1 ]
  %.1 = phi ptr [ %.0, %done ], [ %25, %slow1 ]
  %29 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %29(ptr %0, ptr %.1, ptr %2, i64 %.17, i64 %.05, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

raise4:                                           ; preds = %slow1
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %25, ptr %2, i64 %27, i64 ptrtoint (ptr @lumen.location.13 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"arithmetic:bits/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = and i64 %4, 7
  %11 = icmp eq i64 %10, 0
  br i1 %11, label %fast, label %slow, !prof !1

slow:                                             ; preds = %entry
  store ptr %1, ptr %0, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %13, align 8
  %14 = call preserve_mostcc i64 @lumen_bit_and(ptr %0, i64 %4, i64 %5)
  %15 = load ptr, ptr %0, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 16
  %17 = load i64, ptr %16, align 8
  %18 = icmp eq i64 %14, 6
  br i1 %18, label %raise, label %done, !prof !2

done:                                             ; preds = %slow, %fast
  %.023 = phi i64 [ %21, %fast ], [ %14, %slow ]
  %.017 = phi i64 [ %3, %fast ], [ %17, %slow ]
  %.0 = phi ptr [ %1, %fast ], [ %15, %slow ]
  %19 = and i64 %.023, 7
  %20 = icmp eq i64 %19, 0
  br i1 %20, label %fast3, label %slow1, !prof !1

fast:                                             ; preds = %entry
  %21 = and i64 %4, %5
  br label %done

raise:                                            ; preds = %slow
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %15, ptr %2, i64 %17, i64 ptrtoint (ptr @lumen.location.15 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

slow1:                                            ; preds = %done
  store ptr %.0, ptr %0, align 8
  %22 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %22, align 8
  %23 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.017, ptr %23, align 8
  %24 = call preserve_mostcc i64 @lumen_bit_or(ptr %0, i64 %.023, i64 %5)
  %25 = load ptr, ptr %0, align 8
  %26 = getelementptr inbounds i8, ptr %0, i64 16
  %27 = load i64, ptr %26, align 8
  %28 = icmp eq i64 %24, 6
  br i1 %28, label %raise5, label %done2, !prof !2

done2:                                            ; preds = %slow1, %fast3
  %.022 = phi i64 [ %31, %fast3 ], [ %24, %slow1 ]
  %.118 = phi i64 [ %.017, %fast3 ], [ %27, %slow1 ]
  %.1 = phi ptr [ %.0, %fast3 ], [ %25, %slow1 ]
  %29 = and i64 %.022, 7
  %30 = icmp eq i64 %29, 0
  br i1 %30, label %fast8, label %slow6, !prof !1

fast3:                                            ; preds = %done
  %31 = or i64 %.023, %5
  br label %done2

raise5:                                           ; preds = %slow1
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %25, ptr %2, i64 %27, i64 ptrtoint (ptr @lumen.location.16 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

slow6:                                            ; preds = %done2
  store ptr %.1, ptr %0, align 8
  %32 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %32, align 8
  %33 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.118, ptr %33, align 8
  %34 = call preserve_mostcc i64 @lumen_bit_xor(ptr %0, i64 %.022, i64 %5)
  %35 = load ptr, ptr %0, align 8
  %36 = getelementptr inbounds i8, ptr %0, i64 16
  %37 = load i64, ptr %36, align 8
  %38 = icmp eq i64 %34, 6
  br i1 %38, label %raise10, label %done7, !prof !2

done7:                                            ; preds = %slow6, %fast8
  %.021 = phi i64 [ %41, %fast8 ], [ %34, %slow6 ]
  %.219 = phi i64 [ %.118, %fast8 ], [ %37, %slow6 ]
  %.2 = phi ptr [ %.1, %fast8 ], [ %35, %slow6 ]
  %39 = and i64 %.021, 7
  %40 = icmp eq i64 %39, 0
  br i1 %40, label %fast13, label %slow11, !prof !1

fast8:                                            ; preds = %done2
  %41 = xor i64 %.022, %5
  br label %done7

raise10:                                          ; preds = %slow6
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %35, ptr %2, i64 %37, i64 ptrtoint (ptr @lumen.location.17 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

slow11:                                           ; preds = %done7
  store ptr %.2, ptr %0, align 8
  %42 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %42, align 8
  %43 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.219, ptr %43, align 8
  %44 = call preserve_mostcc i64 @lumen_bit_not(ptr %0, i64 %.021)
  %45 = load ptr, ptr %0, align 8
  %46 = getelementptr inbounds i8, ptr %0, i64 16
  %47 = load i64, ptr %46, align 8
  %48 = icmp eq i64 %44, 6
  br i1 %48, label %raise15, label %done12, !prof !2

done12:                                           ; preds = %slow11, %fast13
  %.320 = phi i64 [ %.219, %fast13 ], [ %47, %slow11 ]
  %.016 = phi i64 [ %50, %fast13 ], [ %44, %slow11 ]
  %.3 = phi ptr [ %.2, %fast13 ], [ %45, %slow11 ]
  %49 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %49(ptr %0, ptr %.3, ptr %2, i64 %.320, i64 %.016, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

fast13:                                           ; preds = %done7
  %50 = xor i64 %.021, -8
  br label %done12

raise15:                                          ; preds = %slow11
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %45, ptr %2, i64 %47, i64 ptrtoint (ptr @lumen.location.18 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"arithmetic:shift_left/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = ashr i64 %5, 3
  %11 = icmp ugt i64 %10, 60
  br i1 %11, label %slow, label %go_on, !prof !2

slow:                                             ; preds = %go_on, %entry
  store ptr %1, ptr %0, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %13, align 8
  %14 = call preserve_mostcc i64 @lumen_shift_left(ptr %0, i64 %4, i64 %5)
  %15 = load ptr, ptr %0, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 16
  %17 = load i64, ptr %16, align 8
  %18 = icmp eq i64 %14, 6
  br i1 %18, label %raise, label %done, !prof !2

done:                                             ; preds = %slow, %go_on
  %.03 = phi i64 [ %3, %go_on ], [ %17, %slow ]
  %.02 = phi i64 [ %20, %go_on ], [ %14, %slow ]
  %.0 = phi ptr [ %1, %go_on ], [ %15, %slow ]
  %19 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %19(ptr %0, ptr %.0, ptr %2, i64 %.03, i64 %.02, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

go_on:                                            ; preds = %entry
  %20 = shl i64 %4, %10
  %21 = ashr i64 %20, %10
  %22 = icmp ne i64 %21, %4
  br i1 %22, label %slow, label %done, !prof !2

raise:                                            ; preds = %slow
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %15, ptr %2, i64 %17, i64 ptrtoint (ptr @lumen.location.20 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"arithmetic:shift_right/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = ashr i64 %5, 3
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %slow, label %go_on, !prof !2

slow:                                             ; preds = %entry
  store ptr %1, ptr %0, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %13, align 8
  %14 = call preserve_mostcc i64 @lumen_shift_right(ptr %0, i64 %4, i64 %5)
  %15 = load ptr, ptr %0, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 16
  %17 = load i64, ptr %16, align 8
  %18 = icmp eq i64 %14, 6
  br i1 %18, label %raise, label %done, !prof !2

done:                                             ; preds = %slow, %go_on
  %.02 = phi i64 [ %3, %go_on ], [ %17, %slow ]
  %.01 = phi i64 [ %22, %go_on ], [ %14, %slow ]
  %.0 = phi ptr [ %1, %go_on ], [ %15, %slow ]
  %19 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %19(ptr %0, ptr %.0, ptr %2, i64 %.02, i64 %.01, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

go_on:                                            ; preds = %entry
  %20 = call i64 @llvm.umin.i64(i64 %10, i64 63)
  %21 = ashr i64 %4, %20
  %22 = and i64 %21, -8
  br label %done

raise:                                            ; preds = %slow
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %15, ptr %2, i64 %17, i64 ptrtoint (ptr @lumen.location.22 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"arithmetic:attempt/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = or i64 %4, %5
  %11 = and i64 %10, 7
  %12 = icmp ne i64 %11, 0
  %13 = icmp eq i64 %5, 0
  %or.cond = or i1 %12, %13
  br i1 %or.cond, label %slow, label %go_on, !prof !3

segment1:                                         ; preds = %slow
  %14 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %14(ptr %0, ptr %18, ptr %2, i64 %20, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.failed, i64 7) to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

slow:                                             ; preds = %entry
  store ptr %1, ptr %0, align 8
  %15 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %16, align 8
  %17 = call preserve_mostcc i64 @lumen_remainder(ptr %0, i64 %4, i64 %5)
  %18 = load ptr, ptr %0, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 16
  %20 = load i64, ptr %19, align 8
  %21 = icmp eq i64 %17, 6
  br i1 %21, label %segment1, label %done, !prof !2

done:                                             ; preds = %slow, %go_on
  %.04 = phi i64 [ %3, %go_on ], [ %20, %slow ]
  %.03 = phi i64 [ %23, %go_on ], [ %17, %slow ]
  %.0 = phi ptr [ %1, %go_on ], [ %18, %slow ]
  %22 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %22(ptr %0, ptr %.0, ptr %2, i64 %.04, i64 %.03, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

go_on:                                            ; preds = %entry
  %23 = srem i64 %4, %5
  br label %done
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"arithmetic:attempt_small/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = ashr i64 %4, 3
  %11 = call { i64, i1 } @llvm.smul.with.overflow.i64(i64 %10, i64 %5)
  %12 = extractvalue { i64, i1 } %11, 1
  br i1 %12, label %segment1, label %fits, !prof !2

segment1:                                         ; preds = %entry
  %13 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %13(ptr %0, ptr %1, ptr %2, i64 %3, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.big, i64 7) to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

fits:                                             ; preds = %entry
  %14 = extractvalue { i64, i1 } %11, 0
  %15 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %15(ptr %0, ptr %1, ptr %2, i64 %3, i64 %14, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare { i64, i1 } @llvm.sadd.with.overflow.i64(i64, i64) #1

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_add(ptr, i64, i64) #2

; Function Attrs: cold nounwind
declare dso_local void @lumen_raise_pending(ptr, ptr) #2

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #3 comdat align 16 {
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
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #4 align 16

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_subtract(ptr, i64, i64) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare { i64, i1 } @llvm.smul.with.overflow.i64(i64, i64) #1

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_multiply(ptr, i64, i64) #2

; Function Attrs: nounwind
declare dso_local i64 @lumen_divide(ptr, i64, i64) #4

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_integer_divide(ptr, i64, i64) #2

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_remainder(ptr, i64, i64) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare { i64, i1 } @llvm.ssub.with.overflow.i64(i64, i64) #1

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_negate(ptr, i64) #2

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_unary_plus(ptr, i64) #2

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_bit_and(ptr, i64, i64) #2

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_bit_or(ptr, i64, i64) #2

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_bit_xor(ptr, i64, i64) #2

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_bit_not(ptr, i64) #2

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_shift_left(ptr, i64, i64) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.umin.i64(i64, i64) #1

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_shift_right(ptr, i64, i64) #2

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { cold nounwind }
attributes #3 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #4 = { nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1048576, i32 1}
!2 = !{!"branch_weights", i32 1, i32 1048576}
!3 = !{!"branch_weights", i32 4096, i32 -2147483648}

