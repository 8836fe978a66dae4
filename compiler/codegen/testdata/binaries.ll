;;;; linux_x86_64
; ModuleID = 'binaries'
source_filename = "binaries"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.raise.lumen_raise_pending = comdat any

$lumen.function_clause.1 = comdat any

$lumen.literal.0 = comdat nodeduplicate

$lumen.atom.binaries = comdat any

$lumen.atom.make = comdat any

$lumen.atom.collect = comdat any

$lumen.atom.longer = comdat any

$lumen.atom.packed = comdat any

$lumen.atom.fields = comdat any

@lumen.binary = private constant <{ i64, i64, [8 x i8] }> <{ i64 131134, i64 152, [8 x i8] c"ab \00\00\00\00\00" }>, section "lumen_literals", comdat($lumen.literal.0), align 8
@lumen.segments = private constant <{ i8, i8, i16, i32, i32, i8, i8, i16, i32, i32, i8, i8, i16, i32, i32 }> <{ i8 2, i8 24, i16 1, i32 0, i32 1, i8 0, i8 1, i16 1, i32 8, i32 2, i8 0, i8 4, i16 4, i32 0, i32 3 }>, align 8
@lumen.atom.binaries.text = private unnamed_addr constant [8 x i8] c"binaries", comdat($lumen.atom.binaries), align 1
@lumen.atom.binaries = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 4753747, i16 8, i16 0, ptr @lumen.atom.binaries.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.make.text = private unnamed_addr constant [4 x i8] c"make", comdat($lumen.atom.make), align 1
@lumen.atom.make = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 473109, i16 4, i16 0, ptr @lumen.atom.make.text }>, section "lumen_atoms", comdat, align 16
@lumen.text = private unnamed_addr constant [13 x i8] c"binaries.erl\00", align 1
@lumen.function = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.binaries, i64 7), ptr getelementptr (i8, ptr @lumen.atom.make, i64 7), i64 2, ptr @lumen.text }>, align 8
@lumen.location = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 2, i32 2147483647 }>, align 8
@lumen.segments.1 = private constant <{ i8, i8, i16, i32, i32 }> <{ i8 3, i8 0, i16 1, i32 0, i32 1 }>, align 8
@lumen.segments.2 = private constant <{ i8, i8, i16, i32, i32, i8, i8, i16, i32, i32 }> <{ i8 2, i8 40, i16 1, i32 0, i32 1, i8 1, i8 0, i16 1, i32 64, i32 2 }>, align 8
@lumen.atom.collect.text = private unnamed_addr constant [7 x i8] c"collect", comdat($lumen.atom.collect), align 1
@lumen.atom.collect = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 174271428, i16 7, i16 0, ptr @lumen.atom.collect.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.3 = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.binaries, i64 7), ptr getelementptr (i8, ptr @lumen.atom.collect, i64 7), i64 1, ptr @lumen.text }>, align 8
@lumen.location.4 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.3, i32 4, i32 2147483647 }>, align 8
@lumen.segments.5 = private constant <{ i8, i8, i16, i32, i32, i8, i8, i16, i32, i32, i8, i8, i16, i32, i32 }> <{ i8 2, i8 40, i16 1, i32 0, i32 1, i8 0, i8 0, i16 1, i32 4, i32 2, i8 0, i8 1, i16 1, i32 16, i32 3 }>, align 8
@lumen.atom.longer.text = private unnamed_addr constant [6 x i8] c"longer", comdat($lumen.atom.longer), align 1
@lumen.atom.longer = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 120999362, i16 6, i16 0, ptr @lumen.atom.longer.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.6 = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.binaries, i64 7), ptr getelementptr (i8, ptr @lumen.atom.longer, i64 7), i64 2, ptr @lumen.text }>, align 8
@lumen.location.7 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.6, i32 4, i32 2147483647 }>, align 8
@lumen.segments.8 = private constant <{ i8, i8, i16, i32, i32, i8, i8, i16, i32, i32, i8, i8, i16, i32, i32 }> <{ i8 0, i8 0, i16 1, i32 12, i32 1, i8 0, i8 1, i16 8, i32 2, i32 2, i8 0, i8 0, i16 1, i32 4, i32 3 }>, align 8
@lumen.atom.packed.text = private unnamed_addr constant [6 x i8] c"packed", comdat($lumen.atom.packed), align 1
@lumen.atom.packed = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 124232116, i16 6, i16 0, ptr @lumen.atom.packed.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.9 = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.binaries, i64 7), ptr getelementptr (i8, ptr @lumen.atom.packed, i64 7), i64 2, ptr @lumen.text }>, align 8
@lumen.location.10 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.9, i32 4, i32 2147483647 }>, align 8
@lumen.segments.11 = private constant <{ i8, i8, i16, i32, i32, i8, i8, i16, i32, i32 }> <{ i8 2, i8 24, i16 8, i32 0, i32 1, i8 3, i8 0, i16 1, i32 0, i32 2 }>, align 8
@lumen.segments.12 = private constant <{ i8, i8, i16, i32, i32, i8, i8, i16, i32, i32 }> <{ i8 2, i8 40, i16 1, i32 0, i32 1, i8 0, i8 0, i16 1, i32 64, i32 2 }>, align 8
@lumen.atom.fields.text = private unnamed_addr constant [6 x i8] c"fields", comdat($lumen.atom.fields), align 1
@lumen.atom.fields = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 114279091, i16 6, i16 0, ptr @lumen.atom.fields.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.13 = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.binaries, i64 7), ptr getelementptr (i8, ptr @lumen.atom.fields, i64 7), i64 1, ptr @lumen.text }>, align 8
@lumen.location.14 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.13, i32 5, i32 2147483647 }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"binaries:make/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %0, i64 24
  %11 = load ptr, ptr %10, align 8
  store i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.binary, i64 2) to i64), ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %11, i64 8
  store i64 %4, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %11, i64 16
  store i64 %4, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %11, i64 24
  store i64 %5, ptr %14, align 8
  store ptr %1, ptr %0, align 8
  %15 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %16, align 8
  %17 = call i64 @lumen_binary_construct(ptr %0, ptr @lumen.segments, i64 3)
  %18 = load ptr, ptr %0, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 16
  %20 = load i64, ptr %19, align 8
  %21 = icmp eq i64 %17, 6
  br i1 %21, label %raise, label %value, !prof !1

value:                                            ; preds = %entry
  %22 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %22(ptr %0, ptr %18, ptr %2, i64 %20, i64 %17, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

raise:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %18, ptr %2, i64 %20, i64 ptrtoint (ptr @lumen.location to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"binaries:guard/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = icmp ult i64 %4, 1024
  %11 = ashr i64 %4, 3
  %12 = shl i64 %11, 56
  %13 = and i64 %12, -72057594037927936
  %14 = lshr i64 %13, 0
  %15 = or i64 0, %14
  %16 = and i64 %4, 7
  %17 = icmp eq i64 %16, 0
  %18 = and i1 %10, %17
  br i1 %18, label %packed, label %slow, !prof !2

segment1:                                         ; preds = %slow
  %19 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %19(ptr %0, ptr %25, ptr %2, i64 %27, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

slow:                                             ; preds = %entry
  %20 = getelementptr inbounds i8, ptr %0, i64 24
  %21 = load ptr, ptr %20, align 8
  store i64 %4, ptr %21, align 8
  store ptr %1, ptr %0, align 8
  %22 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %22, align 8
  %23 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %23, align 8
  %24 = call i64 @lumen_binary_construct(ptr %0, ptr @lumen.segments.1, i64 1)
  %25 = load ptr, ptr %0, align 8
  %26 = getelementptr inbounds i8, ptr %0, i64 16
  %27 = load i64, ptr %26, align 8
  %28 = icmp eq i64 %24, 6
  br i1 %28, label %segment1, label %done, !prof !1

done:                                             ; preds = %slow, %packed
  %.04 = phi i64 [ %35, %packed ], [ %27, %slow ]
  %.03 = phi i64 [ %32, %packed ], [ %24, %slow ]
  %.0 = phi ptr [ %33, %packed ], [ %25, %slow ]
  %29 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %29(ptr %0, ptr %.0, ptr %2, i64 %.04, i64 %.03, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

packed:                                           ; preds = %entry
  store ptr %1, ptr %0, align 8
  %30 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %30, align 8
  %31 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %31, align 8
  %32 = call i64 @lumen_binary_of_bits(ptr %0, i64 %15, i64 8)
  %33 = load ptr, ptr %0, align 8
  %34 = getelementptr inbounds i8, ptr %0, i64 16
  %35 = load i64, ptr %34, align 8
  br label %done
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"binaries:collect/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  store ptr %1, ptr %0, align 8
  %10 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %10, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %11, align 8
  %12 = call i64 @lumen_binary_writable(ptr %0, i64 256)
  %13 = load ptr, ptr %0, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 16
  %15 = load i64, ptr %14, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 24
  %17 = load ptr, ptr %16, align 8
  store i64 %12, ptr %17, align 8
  %18 = getelementptr inbounds i8, ptr %17, i64 8
  store i64 %4, ptr %18, align 8
  store ptr %13, ptr %0, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %19, align 8
  %20 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %15, ptr %20, align 8
  %21 = call i64 @lumen_binary_construct(ptr %0, ptr @lumen.segments.2, i64 2)
  %22 = load ptr, ptr %0, align 8
  %23 = getelementptr inbounds i8, ptr %0, i64 16
  %24 = load i64, ptr %23, align 8
  %25 = icmp eq i64 %21, 6
  br i1 %25, label %raise, label %value, !prof !1

value:                                            ; preds = %entry
  store ptr %22, ptr %0, align 8
  %26 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %26, align 8
  %27 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %24, ptr %27, align 8
  %28 = call i64 @lumen_binary_finish(ptr %0, i64 %21)
  %29 = load ptr, ptr %0, align 8
  %30 = getelementptr inbounds i8, ptr %0, i64 16
  %31 = load i64, ptr %30, align 8
  %32 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %32(ptr %0, ptr %29, ptr %2, i64 %31, i64 %28, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

raise:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %22, ptr %2, i64 %24, i64 ptrtoint (ptr @lumen.location.4 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"binaries:longer/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = ashr i64 %5, 3
  %11 = shl i64 %10, 60
  %12 = and i64 %11, -1152921504606846976
  %13 = lshr i64 %12, 0
  %14 = or i64 0, %13
  %15 = ashr i64 %5, 3
  %16 = call i64 @llvm.bswap.i64(i64 %15)
  %17 = and i64 %16, -281474976710656
  %18 = lshr i64 %17, 4
  %19 = or i64 %14, %18
  %20 = inttoptr i64 %4 to ptr
  %21 = getelementptr inbounds i8, ptr %20, i64 6
  %22 = load i64, ptr %21, align 8
  %23 = inttoptr i64 %4 to ptr
  %24 = getelementptr inbounds i8, ptr %23, i64 14
  %25 = load i64, ptr %24, align 8
  %26 = inttoptr i64 %25 to ptr
  %27 = getelementptr inbounds i8, ptr %26, i64 14
  %28 = load i64, ptr %27, align 8
  %29 = inttoptr i64 %28 to ptr
  %30 = getelementptr i64, ptr %29, i64 1
  %31 = load i64, ptr %30, align 8
  %32 = lshr i64 %22, 6
  %33 = add i64 %32, 8
  %34 = icmp ule i64 %33, %31
  br i1 %34, label %room, label %no_room, !prof !2

slow:                                             ; preds = %no_room
  %35 = getelementptr inbounds i8, ptr %0, i64 24
  %36 = load ptr, ptr %35, align 8
  store i64 %4, ptr %36, align 8
  %37 = getelementptr inbounds i8, ptr %36, i64 8
  store i64 %5, ptr %37, align 8
  %38 = getelementptr inbounds i8, ptr %36, i64 16
  store i64 %5, ptr %38, align 8
  store ptr %65, ptr %0, align 8
  %39 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %39, align 8
  %40 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %67, ptr %40, align 8
  %41 = call i64 @lumen_binary_construct(ptr %0, ptr @lumen.segments.5, i64 3)
  %42 = load ptr, ptr %0, align 8
  %43 = getelementptr inbounds i8, ptr %0, i64 16
  %44 = load i64, ptr %43, align 8
  %45 = icmp eq i64 %41, 6
  br i1 %45, label %raise, label %done, !prof !1

done:                                             ; preds = %slow, %no_room, %room
  %.02 = phi i64 [ %3, %room ], [ %67, %no_room ], [ %44, %slow ]
  %.01 = phi i64 [ %4, %room ], [ %64, %no_room ], [ %41, %slow ]
  %.0 = phi ptr [ %1, %room ], [ %65, %no_room ], [ %42, %slow ]
  %46 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %46(ptr %0, ptr %.0, ptr %2, i64 %.02, i64 %.01, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

room:                                             ; preds = %entry
  %47 = add i64 %32, 16
  %48 = getelementptr i8, ptr %29, i64 %47
  %49 = lshr i64 %22, 3
  %50 = and i64 %49, 7
  %51 = load i8, ptr %48, align 1
  %52 = zext i8 %51 to i64
  %53 = lshr i64 65280, %50
  %54 = and i64 %52, %53
  %55 = shl i64 %54, 56
  %56 = lshr i64 %19, %50
  %57 = or i64 %55, %56
  %58 = call i64 @llvm.bswap.i64(i64 %57)
  store i64 %58, ptr %48, align 1
  %59 = add i64 %22, 160
  store i64 %59, ptr %21, align 8
  %60 = inttoptr i64 %25 to ptr
  %61 = getelementptr inbounds i8, ptr %60, i64 6
  store i64 %59, ptr %61, align 8
  br label %done

no_room:                                          ; preds = %entry
  store ptr %1, ptr %0, align 8
  %62 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %62, align 8
  %63 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %63, align 8
  %64 = call i64 @lumen_binary_append_bits(ptr %0, i64 %4, i64 1, i64 %19, i64 20, i64 32)
  %65 = load ptr, ptr %0, align 8
  %66 = getelementptr inbounds i8, ptr %0, i64 16
  %67 = load i64, ptr %66, align 8
  %68 = icmp eq i64 %64, 6
  br i1 %68, label %slow, label %done, !prof !1

raise:                                            ; preds = %slow
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %42, ptr %2, i64 %44, i64 ptrtoint (ptr @lumen.location.7 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"binaries:packed/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = ashr i64 %4, 3
  %11 = shl i64 %10, 52
  %12 = and i64 %11, -4503599627370496
  %13 = lshr i64 %12, 0
  %14 = or i64 0, %13
  %15 = ashr i64 %5, 3
  %16 = call i64 @llvm.bswap.i64(i64 %15)
  %17 = and i64 %16, -281474976710656
  %18 = lshr i64 %17, 12
  %19 = or i64 %14, %18
  %20 = ashr i64 %5, 3
  %21 = shl i64 %20, 60
  %22 = and i64 %21, -1152921504606846976
  %23 = lshr i64 %22, 28
  %24 = or i64 %19, %23
  %25 = and i64 %4, 7
  %26 = icmp eq i64 %25, 0
  br i1 %26, label %packed, label %slow, !prof !2

slow:                                             ; preds = %entry
  %27 = getelementptr inbounds i8, ptr %0, i64 24
  %28 = load ptr, ptr %27, align 8
  store i64 %4, ptr %28, align 8
  %29 = getelementptr inbounds i8, ptr %28, i64 8
  store i64 %5, ptr %29, align 8
  %30 = getelementptr inbounds i8, ptr %28, i64 16
  store i64 %5, ptr %30, align 8
  store ptr %1, ptr %0, align 8
  %31 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %31, align 8
  %32 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %32, align 8
  %33 = call i64 @lumen_binary_construct(ptr %0, ptr @lumen.segments.8, i64 3)
  %34 = load ptr, ptr %0, align 8
  %35 = getelementptr inbounds i8, ptr %0, i64 16
  %36 = load i64, ptr %35, align 8
  %37 = icmp eq i64 %33, 6
  br i1 %37, label %raise, label %done, !prof !1

done:                                             ; preds = %slow, %packed
  %.020 = phi i64 [ %49, %packed ], [ %33, %slow ]
  %.013 = phi i64 [ %52, %packed ], [ %36, %slow ]
  %.0 = phi ptr [ %50, %packed ], [ %34, %slow ]
  %38 = icmp ult i64 %4, 1024
  %39 = ashr i64 %4, 3
  %40 = shl i64 %39, 56
  %41 = and i64 %40, -72057594037927936
  %42 = lshr i64 %41, 0
  %43 = or i64 0, %42
  %44 = and i64 %4, 7
  %45 = icmp eq i64 %44, 0
  %46 = and i1 %38, %45
  br i1 %46, label %packed3, label %slow1, !prof !2

packed:                                           ; preds = %entry
  store ptr %1, ptr %0, align 8
  %47 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %47, align 8
  %48 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %48, align 8
  %49 = call i64 @lumen_binary_of_bits(ptr %0, i64 %24, i64 32)
  %50 = load ptr, ptr %0, align 8
  %51 = getelementptr inbounds i8, ptr %0, i64 16
  %52 = load i64, ptr %51, align 8
  br label %done

raise:                                            ; preds = %slow
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %34, ptr %2, i64 %36, i64 ptrtoint (ptr @lumen.location.10 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

slow1:                                            ; preds = %packed3, %done
  %.114 = phi i64 [ %79, %packed3 ], [ %.013, %done ]
  %.1 = phi ptr [ %77, %packed3 ], [ %.0, %done ]
  %53 = getelementptr inbounds i8, ptr %0, i64 24
  %54 = load ptr, ptr %53, align 8
  store i64 %.020, ptr %54, align 8
  %55 = getelementptr inbounds i8, ptr %54, i64 8
  store i64 %4, ptr %55, align 8
  store ptr %.1, ptr %0, align 8
  %56 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %56, align 8
  %57 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.114, ptr %57, align 8
  %58 = call i64 @lumen_binary_construct(ptr %0, ptr @lumen.segments.11, i64 2)
  %59 = load ptr, ptr %0, align 8
  %60 = getelementptr inbounds i8, ptr %0, i64 16
  %61 = load i64, ptr %60, align 8
  %62 = icmp eq i64 %58, 6
  br i1 %62, label %raise5, label %done2, !prof !1

done2:                                            ; preds = %slow1, %packed3
  %.022 = phi i64 [ %76, %packed3 ], [ %58, %slow1 ]
  %.215 = phi i64 [ %79, %packed3 ], [ %61, %slow1 ]
  %.2 = phi ptr [ %77, %packed3 ], [ %59, %slow1 ]
  %63 = ashr i64 %5, 3
  %64 = shl i64 %63, 0
  %65 = lshr i64 %64, 0
  %66 = or i64 0, %65
  store ptr %.2, ptr %0, align 8
  %67 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %67, align 8
  %68 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.215, ptr %68, align 8
  %69 = call i64 @lumen_binary_append_bits(ptr %0, i64 %.022, i64 1, i64 %66, i64 64, i64 32)
  %70 = load ptr, ptr %0, align 8
  %71 = getelementptr inbounds i8, ptr %0, i64 16
  %72 = load i64, ptr %71, align 8
  %73 = icmp eq i64 %69, 6
  br i1 %73, label %slow6, label %done7, !prof !1

packed3:                                          ; preds = %done
  store ptr %.0, ptr %0, align 8
  %74 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %74, align 8
  %75 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.013, ptr %75, align 8
  %76 = call i64 @lumen_binary_append_bits(ptr %0, i64 %.020, i64 8, i64 %43, i64 8, i64 16)
  %77 = load ptr, ptr %0, align 8
  %78 = getelementptr inbounds i8, ptr %0, i64 16
  %79 = load i64, ptr %78, align 8
  %80 = icmp eq i64 %76, 6
  br i1 %80, label %slow1, label %done2, !prof !1

raise5:                                           ; preds = %slow1
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %59, ptr %2, i64 %61, i64 ptrtoint (ptr @lumen.location.10 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

slow6:                                            ; preds = %done2
  %81 = getelementptr inbounds i8, ptr %0, i64 24
  %82 = load ptr, ptr %81, align 8
  store i64 %.022, ptr %82, align 8
  %83 = getelementptr inbounds i8, ptr %82, i64 8
  store i64 %5, ptr %83, align 8
  store ptr %70, ptr %0, align 8
  %84 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %84, align 8
  %85 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %72, ptr %85, align 8
  %86 = call i64 @lumen_binary_construct(ptr %0, ptr @lumen.segments.12, i64 2)
  %87 = load ptr, ptr %0, align 8
  %88 = getelementptr inbounds i8, ptr %0, i64 16
  %89 = load i64, ptr %88, align 8
  %90 = icmp eq i64 %86, 6
  br i1 %90, label %raise9, label %done7, !prof !1

done7:                                            ; preds = %slow6, %done2
  %.024 = phi i64 [ %69, %done2 ], [ %86, %slow6 ]
  %.316 = phi i64 [ %72, %done2 ], [ %89, %slow6 ]
  %.3 = phi ptr [ %70, %done2 ], [ %87, %slow6 ]
  %91 = ashr i64 %5, 3
  %92 = shl i64 %91, 56
  %93 = and i64 %92, -72057594037927936
  %94 = lshr i64 %93, 0
  %95 = or i64 0, %94
  store ptr %.3, ptr %0, align 8
  %96 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %96, align 8
  %97 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.316, ptr %97, align 8
  %98 = call i64 @lumen_binary_of_bits(ptr %0, i64 %95, i64 8)
  %99 = load ptr, ptr %0, align 8
  %100 = getelementptr inbounds i8, ptr %0, i64 16
  %101 = load i64, ptr %100, align 8
  %102 = getelementptr inbounds i8, ptr %99, i64 40
  %103 = icmp ugt ptr %102, %2
  br i1 %103, label %collect, label %enough, !prof !1

raise9:                                           ; preds = %slow6
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %87, ptr %2, i64 %89, i64 ptrtoint (ptr @lumen.location.10 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

collect:                                          ; preds = %done7
  store ptr %99, ptr %0, align 8
  %104 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %104, align 8
  %105 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %101, ptr %105, align 8
  %106 = getelementptr inbounds i8, ptr %0, i64 24
  %107 = load ptr, ptr %106, align 8
  store i64 %.020, ptr %107, align 8
  %108 = getelementptr inbounds i8, ptr %107, i64 8
  store i64 %.022, ptr %108, align 8
  %109 = getelementptr inbounds i8, ptr %107, i64 16
  store i64 %.024, ptr %109, align 8
  %110 = getelementptr inbounds i8, ptr %107, i64 24
  store i64 %98, ptr %110, align 8
  call preserve_mostcc void @lumen_collect(ptr %0, i64 5, i64 4)
  %111 = load ptr, ptr %0, align 8
  %112 = getelementptr inbounds i8, ptr %0, i64 16
  %113 = load i64, ptr %112, align 8
  %114 = getelementptr inbounds i8, ptr %0, i64 8
  %115 = load ptr, ptr %114, align 8
  %116 = getelementptr inbounds i8, ptr %0, i64 24
  %117 = load ptr, ptr %116, align 8
  %118 = load i64, ptr %117, align 8
  %119 = getelementptr inbounds i8, ptr %117, i64 8
  %120 = load i64, ptr %119, align 8
  %121 = getelementptr inbounds i8, ptr %117, i64 16
  %122 = load i64, ptr %121, align 8
  %123 = getelementptr inbounds i8, ptr %117, i64 24
  %124 = load i64, ptr %123, align 8
  br label %enough

enough:                                           ; preds = %collect, %done7
  %.023 = phi i64 [ %120, %collect ], [ %.022, %done7 ]
  %.021 = phi i64 [ %118, %collect ], [ %.020, %done7 ]
  %.019 = phi i64 [ %122, %collect ], [ %.024, %done7 ]
  %.018 = phi i64 [ %124, %collect ], [ %98, %done7 ]
  %.417 = phi i64 [ %113, %collect ], [ %101, %done7 ]
  %.012 = phi ptr [ %115, %collect ], [ %2, %done7 ]
  %.4 = phi ptr [ %111, %collect ], [ %99, %done7 ]
  %125 = getelementptr inbounds i8, ptr %.4, i64 40
  store i64 262150, ptr %.4, align 8
  %126 = getelementptr inbounds i8, ptr %.4, i64 8
  store i64 %.021, ptr %126, align 8
  %127 = getelementptr inbounds i8, ptr %.4, i64 16
  store i64 %.023, ptr %127, align 8
  %128 = getelementptr inbounds i8, ptr %.4, i64 24
  store i64 %.019, ptr %128, align 8
  %129 = getelementptr inbounds i8, ptr %.4, i64 32
  store i64 %.018, ptr %129, align 8
  %130 = ptrtoint ptr %.4 to i64
  %131 = or i64 %130, 3
  %132 = load ptr, ptr %.012, align 8
  musttail call preserve_nonecc void %132(ptr %0, ptr %125, ptr %.012, i64 %.417, i64 %131, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"binaries:fields/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = and i64 %4, 7
  %11 = icmp eq i64 %10, 2
  br i1 %11, label %boxed, label %segment4

segment1:                                         ; preds = %boxed, %boxed, %boxed, %boxed
  store ptr %1, ptr %0, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %13, align 8
  %14 = call i64 @lumen_match_start(ptr %0, i64 %4)
  %15 = load ptr, ptr %0, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 16
  %17 = load i64, ptr %16, align 8
  %18 = inttoptr i64 %14 to ptr
  %19 = getelementptr inbounds i8, ptr %18, i64 22
  %20 = load i64, ptr %19, align 8
  %21 = add nuw i64 %20, 1600
  %22 = inttoptr i64 %14 to ptr
  %23 = getelementptr inbounds i8, ptr %22, i64 30
  %24 = load i64, ptr %23, align 8
  %25 = icmp ule i64 %21, %24
  br i1 %25, label %taken, label %segment4

segment4:                                         ; preds = %boxed, %entry, %found, %done13, %segment1
  %.017 = phi i64 [ %167, %done13 ], [ %167, %found ], [ %17, %segment1 ], [ %3, %boxed ], [ %3, %entry ]
  %.0 = phi ptr [ %165, %done13 ], [ %165, %found ], [ %15, %segment1 ], [ %1, %boxed ], [ %1, %entry ]
  musttail call preserve_nonecc void @lumen.function_clause.1(ptr %0, ptr %.0, ptr %2, i64 %.017, i64 %4, i64 ptrtoint (ptr @lumen.location.14 to i64), i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment5:                                         ; preds = %found
  %26 = getelementptr inbounds i8, ptr %165, i64 56
  %27 = icmp ugt ptr %26, %2
  br i1 %27, label %collect, label %enough, !prof !1

boxed:                                            ; preds = %entry
  %28 = inttoptr i64 %4 to ptr
  %29 = getelementptr inbounds i8, ptr %28, i64 -2
  %30 = load i64, ptr %29, align 8
  %31 = and i64 %30, 255
  %32 = sub i64 %31, 62
  %33 = call i64 @llvm.fshl.i64(i64 %32, i64 %32, i64 61)
  switch i64 %33, label %segment4 [
    i64 3, label %segment1
    i64 2, label %segment1
    i64 1, label %segment1
    i64 0, label %segment1
  ]

taken:                                            ; preds = %segment1
  %34 = and i64 %21, 56
  %35 = icmp eq i64 %34, 0
  br i1 %35, label %aligned, label %slow, !prof !2

slow:                                             ; preds = %taken
  %36 = sub i64 %21, 1600
  %37 = inttoptr i64 %14 to ptr
  %38 = getelementptr inbounds i8, ptr %37, i64 14
  %39 = load i64, ptr %38, align 8
  %40 = lshr i64 %36, 6
  %41 = inttoptr i64 %39 to ptr
  %42 = getelementptr i8, ptr %41, i64 %40
  %43 = getelementptr i8, ptr %42, i64 0
  %44 = load i8, ptr %43, align 1
  %45 = zext i8 %44 to i64
  %46 = add i64 %36, 56
  %47 = inttoptr i64 %14 to ptr
  %48 = getelementptr inbounds i8, ptr %47, i64 14
  %49 = load i64, ptr %48, align 8
  %50 = lshr i64 %46, 6
  %51 = inttoptr i64 %49 to ptr
  %52 = getelementptr i8, ptr %51, i64 %50
  %53 = getelementptr i8, ptr %52, i64 0
  %54 = load i8, ptr %53, align 1
  %55 = zext i8 %54 to i64
  %56 = shl i64 %45, 8
  %57 = or i64 %56, %55
  %58 = lshr i64 %36, 3
  %59 = and i64 %58, 7
  %60 = shl i64 %57, 48
  %61 = shl i64 %60, %59
  %62 = lshr i64 %61, 56
  %63 = shl i64 %62, 3
  br label %done

done:                                             ; preds = %slow, %aligned
  %.027 = phi i64 [ %78, %aligned ], [ %63, %slow ]
  %64 = and i64 %21, 56
  %65 = icmp eq i64 %64, 0
  br i1 %65, label %aligned8, label %slow6, !prof !2

aligned:                                          ; preds = %taken
  %66 = inttoptr i64 %14 to ptr
  %67 = getelementptr inbounds i8, ptr %66, i64 14
  %68 = load i64, ptr %67, align 8
  %69 = lshr i64 %21, 6
  %70 = inttoptr i64 %68 to ptr
  %71 = getelementptr i8, ptr %70, i64 %69
  %72 = getelementptr i8, ptr %71, i64 -25
  %73 = load i8, ptr %72, align 1
  %74 = zext i8 %73 to i64
  %75 = shl i64 %74, 56
  %76 = shl i64 %75, 0
  %77 = lshr i64 %76, 56
  %78 = shl i64 %77, 3
  br label %done

slow6:                                            ; preds = %done
  %79 = sub i64 %21, 1536
  %80 = lshr i64 %79, 3
  store ptr %15, ptr %0, align 8
  %81 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %81, align 8
  %82 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %17, ptr %82, align 8
  %83 = call i64 @lumen_match_integer(ptr %0, i64 %14, i64 %80, i64 32, i64 3)
  %84 = load ptr, ptr %0, align 8
  %85 = getelementptr inbounds i8, ptr %0, i64 16
  %86 = load i64, ptr %85, align 8
  br label %done7

done7:                                            ; preds = %slow6, %aligned8
  %.029 = phi i64 [ %100, %aligned8 ], [ %83, %slow6 ]
  %.118 = phi i64 [ %17, %aligned8 ], [ %86, %slow6 ]
  %.1 = phi ptr [ %15, %aligned8 ], [ %84, %slow6 ]
  %87 = and i64 %21, 56
  %88 = icmp eq i64 %87, 0
  br i1 %88, label %aligned11, label %slow9, !prof !2

aligned8:                                         ; preds = %done
  %89 = inttoptr i64 %14 to ptr
  %90 = getelementptr inbounds i8, ptr %89, i64 14
  %91 = load i64, ptr %90, align 8
  %92 = lshr i64 %21, 6
  %93 = inttoptr i64 %91 to ptr
  %94 = getelementptr i8, ptr %93, i64 %92
  %95 = getelementptr i8, ptr %94, i64 -24
  %96 = load i32, ptr %95, align 1
  %97 = zext i32 %96 to i64
  %98 = shl i64 %97, 32
  %99 = ashr i64 %98, 32
  %100 = shl i64 %99, 3
  br label %done7

slow9:                                            ; preds = %done7
  %101 = sub i64 %21, 1256
  %102 = inttoptr i64 %14 to ptr
  %103 = getelementptr inbounds i8, ptr %102, i64 14
  %104 = load i64, ptr %103, align 8
  %105 = lshr i64 %101, 6
  %106 = inttoptr i64 %104 to ptr
  %107 = getelementptr i8, ptr %106, i64 %105
  %108 = getelementptr i8, ptr %107, i64 0
  %109 = load i8, ptr %108, align 1
  %110 = zext i8 %109 to i64
  %111 = add i64 %101, 16
  %112 = inttoptr i64 %14 to ptr
  %113 = getelementptr inbounds i8, ptr %112, i64 14
  %114 = load i64, ptr %113, align 8
  %115 = lshr i64 %111, 6
  %116 = inttoptr i64 %114 to ptr
  %117 = getelementptr i8, ptr %116, i64 %115
  %118 = getelementptr i8, ptr %117, i64 0
  %119 = load i8, ptr %118, align 1
  %120 = zext i8 %119 to i64
  %121 = shl i64 %110, 8
  %122 = or i64 %121, %120
  %123 = lshr i64 %101, 3
  %124 = and i64 %123, 7
  %125 = shl i64 %122, 48
  %126 = shl i64 %125, %124
  %127 = lshr i64 %126, 61
  %128 = shl i64 %127, 3
  br label %done10

done10:                                           ; preds = %slow9, %aligned11
  %.031 = phi i64 [ %143, %aligned11 ], [ %128, %slow9 ]
  %129 = and i64 %21, 56
  %130 = icmp eq i64 %129, 0
  br i1 %130, label %aligned14, label %slow12, !prof !2

aligned11:                                        ; preds = %done7
  %131 = inttoptr i64 %14 to ptr
  %132 = getelementptr inbounds i8, ptr %131, i64 14
  %133 = load i64, ptr %132, align 8
  %134 = lshr i64 %21, 6
  %135 = inttoptr i64 %133 to ptr
  %136 = getelementptr i8, ptr %135, i64 %134
  %137 = getelementptr i8, ptr %136, i64 -20
  %138 = load i8, ptr %137, align 1
  %139 = zext i8 %138 to i64
  %140 = shl i64 %139, 56
  %141 = shl i64 %140, 3
  %142 = lshr i64 %141, 61
  %143 = shl i64 %142, 3
  br label %done10

slow12:                                           ; preds = %aligned14, %done10
  %144 = sub i64 %21, 512
  %145 = lshr i64 %144, 3
  store ptr %.1, ptr %0, align 8
  %146 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %146, align 8
  %147 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.118, ptr %147, align 8
  %148 = call i64 @lumen_match_integer(ptr %0, i64 %14, i64 %145, i64 64, i64 2)
  %149 = load ptr, ptr %0, align 8
  %150 = getelementptr inbounds i8, ptr %0, i64 16
  %151 = load i64, ptr %150, align 8
  br label %done13

done13:                                           ; preds = %slow12, %fits
  %.025 = phi i64 [ %183, %fits ], [ %148, %slow12 ]
  %.219 = phi i64 [ %.118, %fits ], [ %151, %slow12 ]
  %.2 = phi ptr [ %.1, %fits ], [ %149, %slow12 ]
  %152 = sub i64 %21, 768
  %153 = lshr i64 %152, 3
  store ptr %.2, ptr %0, align 8
  %154 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %154, align 8
  %155 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.219, ptr %155, align 8
  %156 = call i64 @lumen_match_part(ptr %0, i64 %14, i64 %153, i64 32)
  %157 = load ptr, ptr %0, align 8
  %158 = getelementptr inbounds i8, ptr %0, i64 16
  %159 = load i64, ptr %158, align 8
  %160 = sub i64 %21, 1024
  %161 = lshr i64 %160, 3
  store ptr %157, ptr %0, align 8
  %162 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %162, align 8
  %163 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %159, ptr %163, align 8
  %164 = call i64 @lumen_match_float(ptr %0, i64 %14, i64 %161, i64 64, i64 0)
  %165 = load ptr, ptr %0, align 8
  %166 = getelementptr inbounds i8, ptr %0, i64 16
  %167 = load i64, ptr %166, align 8
  %168 = icmp eq i64 %164, 6
  br i1 %168, label %segment4, label %found

aligned14:                                        ; preds = %done10
  %169 = inttoptr i64 %14 to ptr
  %170 = getelementptr inbounds i8, ptr %169, i64 14
  %171 = load i64, ptr %170, align 8
  %172 = lshr i64 %21, 6
  %173 = inttoptr i64 %171 to ptr
  %174 = getelementptr i8, ptr %173, i64 %172
  %175 = getelementptr i8, ptr %174, i64 -8
  %176 = load i64, ptr %175, align 1
  %177 = call i64 @llvm.bswap.i64(i64 %176)
  %178 = shl i64 %177, 0
  %179 = ashr i64 %178, 0
  %180 = shl i64 %179, 3
  %181 = ashr i64 %180, 3
  %182 = icmp eq i64 %181, %179
  br i1 %182, label %fits, label %slow12, !prof !2

fits:                                             ; preds = %aligned14
  %183 = shl i64 %179, 3
  br label %done13

found:                                            ; preds = %done13
  %184 = inttoptr i64 %14 to ptr
  %185 = getelementptr inbounds i8, ptr %184, i64 30
  %186 = load i64, ptr %185, align 8
  %187 = icmp eq i64 %21, %186
  br i1 %187, label %segment5, label %segment4

collect:                                          ; preds = %segment5
  store ptr %165, ptr %0, align 8
  %188 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %188, align 8
  %189 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %167, ptr %189, align 8
  %190 = getelementptr inbounds i8, ptr %0, i64 24
  %191 = load ptr, ptr %190, align 8
  store i64 %.027, ptr %191, align 8
  %192 = getelementptr inbounds i8, ptr %191, i64 8
  store i64 %.029, ptr %192, align 8
  %193 = getelementptr inbounds i8, ptr %191, i64 16
  store i64 %.031, ptr %193, align 8
  %194 = getelementptr inbounds i8, ptr %191, i64 24
  store i64 %.025, ptr %194, align 8
  %195 = getelementptr inbounds i8, ptr %191, i64 32
  store i64 %156, ptr %195, align 8
  %196 = getelementptr inbounds i8, ptr %191, i64 40
  store i64 %164, ptr %196, align 8
  call preserve_mostcc void @lumen_collect(ptr %0, i64 7, i64 6)
  %197 = load ptr, ptr %0, align 8
  %198 = getelementptr inbounds i8, ptr %0, i64 16
  %199 = load i64, ptr %198, align 8
  %200 = getelementptr inbounds i8, ptr %0, i64 8
  %201 = load ptr, ptr %200, align 8
  %202 = getelementptr inbounds i8, ptr %0, i64 24
  %203 = load ptr, ptr %202, align 8
  %204 = load i64, ptr %203, align 8
  %205 = getelementptr inbounds i8, ptr %203, i64 8
  %206 = load i64, ptr %205, align 8
  %207 = getelementptr inbounds i8, ptr %203, i64 16
  %208 = load i64, ptr %207, align 8
  %209 = getelementptr inbounds i8, ptr %203, i64 24
  %210 = load i64, ptr %209, align 8
  %211 = getelementptr inbounds i8, ptr %203, i64 32
  %212 = load i64, ptr %211, align 8
  %213 = getelementptr inbounds i8, ptr %203, i64 40
  %214 = load i64, ptr %213, align 8
  br label %enough

enough:                                           ; preds = %collect, %segment5
  %.030 = phi i64 [ %206, %collect ], [ %.029, %segment5 ]
  %.028 = phi i64 [ %204, %collect ], [ %.027, %segment5 ]
  %.026 = phi i64 [ %208, %collect ], [ %.031, %segment5 ]
  %.024 = phi i64 [ %210, %collect ], [ %.025, %segment5 ]
  %.023 = phi i64 [ %212, %collect ], [ %156, %segment5 ]
  %.021 = phi i64 [ %214, %collect ], [ %164, %segment5 ]
  %.320 = phi i64 [ %199, %collect ], [ %167, %segment5 ]
  %.016 = phi ptr [ %201, %collect ], [ %2, %segment5 ]
  %.3 = phi ptr [ %197, %collect ], [ %165, %segment5 ]
  %215 = getelementptr inbounds i8, ptr %.3, i64 56
  store i64 393222, ptr %.3, align 8
  %216 = getelementptr inbounds i8, ptr %.3, i64 8
  store i64 %.028, ptr %216, align 8
  %217 = getelementptr inbounds i8, ptr %.3, i64 16
  store i64 %.030, ptr %217, align 8
  %218 = getelementptr inbounds i8, ptr %.3, i64 24
  store i64 %.026, ptr %218, align 8
  %219 = getelementptr inbounds i8, ptr %.3, i64 32
  store i64 %.024, ptr %219, align 8
  %220 = getelementptr inbounds i8, ptr %.3, i64 40
  store i64 %.023, ptr %220, align 8
  %221 = getelementptr inbounds i8, ptr %.3, i64 48
  store i64 %.021, ptr %221, align 8
  %222 = ptrtoint ptr %.3 to i64
  %223 = or i64 %222, 3
  %224 = load ptr, ptr %.016, align 8
  musttail call preserve_nonecc void %224(ptr %0, ptr %215, ptr %.016, i64 %.320, i64 %223, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"binaries:sized/3"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = icmp ule i64 %6, 288230376151711744
  %11 = and i64 %6, 7
  %12 = icmp eq i64 %11, 0
  %13 = and i1 %10, %12
  br i1 %13, label %size, label %segment3, !prof !2

segment2:                                         ; preds = %slow
  %14 = inttoptr i64 %4 to ptr
  %15 = getelementptr inbounds i8, ptr %14, i64 30
  %16 = load i64, ptr %15, align 8
  %17 = sub i64 %16, %38
  %18 = lshr i64 %17, 3
  %19 = lshr i64 %38, 3
  store ptr %49, ptr %0, align 8
  %20 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %20, align 8
  %21 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %51, ptr %21, align 8
  %22 = call i64 @lumen_match_part(ptr %0, i64 %4, i64 %19, i64 %18)
  %23 = load ptr, ptr %0, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 16
  %25 = load i64, ptr %24, align 8
  %26 = sub i64 %38, %5
  %27 = lshr i64 %26, 3
  %28 = lshr i64 %5, 3
  store ptr %23, ptr %0, align 8
  %29 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %29, align 8
  %30 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %25, ptr %30, align 8
  %31 = call i64 @lumen_match_float(ptr %0, i64 %4, i64 %28, i64 %27, i64 1)
  %32 = load ptr, ptr %0, align 8
  %33 = getelementptr inbounds i8, ptr %0, i64 16
  %34 = load i64, ptr %33, align 8
  %35 = icmp eq i64 %31, 6
  br i1 %35, label %segment3, label %found

segment3:                                         ; preds = %segment2, %slow, %size, %entry
  %.07 = phi i64 [ %34, %segment2 ], [ %51, %slow ], [ %3, %size ], [ %3, %entry ]
  %.0 = phi ptr [ %32, %segment2 ], [ %49, %slow ], [ %1, %size ], [ %1, %entry ]
  %36 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %36(ptr %0, ptr %.0, ptr %2, i64 %.07, i64 %6, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

size:                                             ; preds = %entry
  %37 = mul i64 %6, 8
  %38 = add nuw i64 %5, %37
  %39 = inttoptr i64 %4 to ptr
  %40 = getelementptr inbounds i8, ptr %39, i64 30
  %41 = load i64, ptr %40, align 8
  %42 = icmp ule i64 %38, %41
  br i1 %42, label %slow, label %segment3

slow:                                             ; preds = %size
  %43 = sub i64 %38, %5
  %44 = lshr i64 %43, 3
  %45 = lshr i64 %5, 3
  store ptr %1, ptr %0, align 8
  %46 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %46, align 8
  %47 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %47, align 8
  %48 = call i64 @lumen_match_integer(ptr %0, i64 %4, i64 %45, i64 %44, i64 0)
  %49 = load ptr, ptr %0, align 8
  %50 = getelementptr inbounds i8, ptr %0, i64 16
  %51 = load i64, ptr %50, align 8
  %52 = inttoptr i64 %4 to ptr
  %53 = getelementptr inbounds i8, ptr %52, i64 30
  %54 = load i64, ptr %53, align 8
  %55 = sub i64 %54, %38
  %56 = urem i64 %55, 128
  %57 = icmp eq i64 %56, 0
  br i1 %57, label %segment2, label %segment3

found:                                            ; preds = %segment2
  %58 = getelementptr inbounds i8, ptr %32, i64 32
  %59 = icmp ugt ptr %58, %2
  br i1 %59, label %collect, label %enough, !prof !1

collect:                                          ; preds = %found
  store ptr %32, ptr %0, align 8
  %60 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %60, align 8
  %61 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %34, ptr %61, align 8
  %62 = getelementptr inbounds i8, ptr %0, i64 24
  %63 = load ptr, ptr %62, align 8
  store i64 %48, ptr %63, align 8
  %64 = getelementptr inbounds i8, ptr %63, i64 8
  store i64 %22, ptr %64, align 8
  %65 = getelementptr inbounds i8, ptr %63, i64 16
  store i64 %31, ptr %65, align 8
  call preserve_mostcc void @lumen_collect(ptr %0, i64 4, i64 3)
  %66 = load ptr, ptr %0, align 8
  %67 = getelementptr inbounds i8, ptr %0, i64 16
  %68 = load i64, ptr %67, align 8
  %69 = getelementptr inbounds i8, ptr %0, i64 8
  %70 = load ptr, ptr %69, align 8
  %71 = getelementptr inbounds i8, ptr %0, i64 24
  %72 = load ptr, ptr %71, align 8
  %73 = load i64, ptr %72, align 8
  %74 = getelementptr inbounds i8, ptr %72, i64 8
  %75 = load i64, ptr %74, align 8
  %76 = getelementptr inbounds i8, ptr %72, i64 16
  %77 = load i64, ptr %76, align 8
  br label %enough

enough:                                           ; preds = %collect, %found
  %.011 = phi i64 [ %73, %collect ], [ %48, %found ]
  %.010 = phi i64 [ %75, %collect ], [ %22, %found ]
  %.09 = phi i64 [ %77, %collect ], [ %31, %found ]
  %.18 = phi i64 [ %68, %collect ], [ %34, %found ]
  %.06 = phi ptr [ %70, %collect ], [ %2, %found ]
  %.1 = phi ptr [ %66, %collect ], [ %32, %found ]
  %78 = getelementptr inbounds i8, ptr %.1, i64 32
  store i64 196614, ptr %.1, align 8
  %79 = getelementptr inbounds i8, ptr %.1, i64 8
  store i64 %.011, ptr %79, align 8
  %80 = getelementptr inbounds i8, ptr %.1, i64 16
  store i64 %.010, ptr %80, align 8
  %81 = getelementptr inbounds i8, ptr %.1, i64 24
  store i64 %.09, ptr %81, align 8
  %82 = ptrtoint ptr %.1 to i64
  %83 = or i64 %82, 3
  %84 = load ptr, ptr %.06, align 8
  musttail call preserve_nonecc void %84(ptr %0, ptr %78, ptr %.06, i64 %.18, i64 %83, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"binaries:characters/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = add nuw i64 %5, 64
  %11 = inttoptr i64 %4 to ptr
  %12 = getelementptr inbounds i8, ptr %11, i64 30
  %13 = load i64, ptr %12, align 8
  %14 = icmp ule i64 %10, %13
  %15 = and i64 %5, 56
  %16 = icmp eq i64 %15, 0
  %17 = and i1 %14, %16
  br i1 %17, label %aligned, label %slow, !prof !2

segment3:                                         ; preds = %found5, %found, %done
  %18 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %18(ptr %0, ptr %1, ptr %2, i64 %3, i64 %5, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

aligned:                                          ; preds = %entry
  %19 = inttoptr i64 %4 to ptr
  %20 = getelementptr inbounds i8, ptr %19, i64 14
  %21 = load i64, ptr %20, align 8
  %22 = lshr i64 %5, 6
  %23 = inttoptr i64 %21 to ptr
  %24 = getelementptr i8, ptr %23, i64 %22
  %25 = getelementptr i8, ptr %24, i64 0
  %26 = load i8, ptr %25, align 1
  %27 = icmp sge i8 %26, 0
  br i1 %27, label %ascii, label %slow, !prof !2

ascii:                                            ; preds = %aligned
  %28 = zext i8 %26 to i64
  %29 = shl i64 %28, 3
  br label %done

slow:                                             ; preds = %aligned, %entry
  %30 = lshr i64 %5, 3
  %31 = call i64 @lumen_match_utf8(i64 %4, i64 %30)
  br label %done

done:                                             ; preds = %slow, %ascii
  %.011 = phi i64 [ %29, %ascii ], [ %31, %slow ]
  %32 = icmp eq i64 %.011, 6
  br i1 %32, label %segment3, label %found

found:                                            ; preds = %done
  %33 = icmp ult i64 %.011, 524288
  %34 = select i1 %33, i64 192, i64 256
  %35 = icmp ult i64 %.011, 16384
  %36 = select i1 %35, i64 128, i64 %34
  %37 = icmp ult i64 %.011, 1024
  %38 = select i1 %37, i64 64, i64 %36
  %39 = add i64 %5, %38
  %40 = lshr i64 %39, 3
  %41 = call i64 @lumen_match_utf16(i64 %4, i64 %40, i64 1)
  %42 = icmp eq i64 %41, 6
  br i1 %42, label %segment3, label %found5

found5:                                           ; preds = %found
  %43 = icmp ult i64 %41, 524288
  %44 = select i1 %43, i64 128, i64 256
  %45 = add i64 %39, %44
  %46 = lshr i64 %45, 3
  %47 = call i64 @lumen_match_utf32(i64 %4, i64 %46, i64 0)
  %48 = icmp eq i64 %47, 6
  br i1 %48, label %segment3, label %found6

found6:                                           ; preds = %found5
  %49 = add i64 %45, 256
  %50 = getelementptr inbounds i8, ptr %1, i64 40
  %51 = icmp ugt ptr %50, %2
  br i1 %51, label %collect, label %enough, !prof !1

collect:                                          ; preds = %found6
  store ptr %1, ptr %0, align 8
  %52 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %52, align 8
  %53 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %53, align 8
  %54 = getelementptr inbounds i8, ptr %0, i64 24
  %55 = load ptr, ptr %54, align 8
  store i64 %.011, ptr %55, align 8
  %56 = getelementptr inbounds i8, ptr %55, i64 8
  store i64 %41, ptr %56, align 8
  %57 = getelementptr inbounds i8, ptr %55, i64 16
  store i64 %47, ptr %57, align 8
  %58 = getelementptr inbounds i8, ptr %55, i64 24
  store i64 %49, ptr %58, align 8
  call preserve_mostcc void @lumen_collect(ptr %0, i64 5, i64 4)
  %59 = load ptr, ptr %0, align 8
  %60 = getelementptr inbounds i8, ptr %0, i64 16
  %61 = load i64, ptr %60, align 8
  %62 = getelementptr inbounds i8, ptr %0, i64 8
  %63 = load ptr, ptr %62, align 8
  %64 = getelementptr inbounds i8, ptr %0, i64 24
  %65 = load ptr, ptr %64, align 8
  %66 = load i64, ptr %65, align 8
  %67 = getelementptr inbounds i8, ptr %65, i64 8
  %68 = load i64, ptr %67, align 8
  %69 = getelementptr inbounds i8, ptr %65, i64 16
  %70 = load i64, ptr %69, align 8
  %71 = getelementptr inbounds i8, ptr %65, i64 24
  %72 = load i64, ptr %71, align 8
  br label %enough

enough:                                           ; preds = %collect, %found6
  %.013 = phi i64 [ %68, %collect ], [ %41, %found6 ]
  %.012 = phi i64 [ %66, %collect ], [ %.011, %found6 ]
  %.010 = phi i64 [ %70, %collect ], [ %47, %found6 ]
  %.09 = phi i64 [ %72, %collect ], [ %49, %found6 ]
  %.08 = phi i64 [ %61, %collect ], [ %3, %found6 ]
  %.07 = phi ptr [ %63, %collect ], [ %2, %found6 ]
  %.0 = phi ptr [ %59, %collect ], [ %1, %found6 ]
  %73 = getelementptr inbounds i8, ptr %.0, i64 40
  store i64 262150, ptr %.0, align 8
  %74 = getelementptr inbounds i8, ptr %.0, i64 8
  store i64 %.012, ptr %74, align 8
  %75 = getelementptr inbounds i8, ptr %.0, i64 16
  store i64 %.013, ptr %75, align 8
  %76 = getelementptr inbounds i8, ptr %.0, i64 24
  store i64 %.010, ptr %76, align 8
  %77 = getelementptr inbounds i8, ptr %.0, i64 32
  store i64 %.09, ptr %77, align 8
  %78 = ptrtoint ptr %.0 to i64
  %79 = or i64 %78, 3
  %80 = load ptr, ptr %.07, align 8
  musttail call preserve_nonecc void %80(ptr %0, ptr %73, ptr %.07, i64 %.08, i64 %79, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare dso_local i64 @lumen_binary_construct(ptr, ptr, i64) #1

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
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #1 align 16

; Function Attrs: nounwind
declare dso_local i64 @lumen_binary_of_bits(ptr, i64, i64) #1

; Function Attrs: nounwind
declare dso_local i64 @lumen_binary_writable(ptr, i64) #1

; Function Attrs: nounwind
declare dso_local i64 @lumen_binary_finish(ptr, i64) #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.bswap.i64(i64) #4

; Function Attrs: nounwind
declare dso_local i64 @lumen_binary_append_bits(ptr, i64, i64, i64, i64, i64) #1

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc void @lumen_collect(ptr, i64, i64) #2

; Function Attrs: nounwind
declare dso_local i64 @lumen_match_start(ptr, i64) #1

; Function Attrs: nounwind
declare dso_local i64 @lumen_match_integer(ptr, i64, i64, i64, i64) #1

; Function Attrs: nounwind
declare dso_local i64 @lumen_match_part(ptr, i64, i64, i64) #1

; Function Attrs: nounwind
declare dso_local i64 @lumen_match_float(ptr, i64, i64, i64, i64) #1

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.function_clause.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #3 comdat align 16 {
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
  call void @lumen_error_function_clause(ptr %0, i64 1, ptr %10)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local void @lumen_error_function_clause(ptr, i64, ptr) #2

; Function Attrs: nounwind willreturn memory(read)
declare dso_local i64 @lumen_match_utf8(i64, i64) #5

; Function Attrs: nounwind willreturn memory(read)
declare dso_local i64 @lumen_match_utf16(i64, i64, i64) #5

; Function Attrs: nounwind willreturn memory(read)
declare dso_local i64 @lumen_match_utf32(i64, i64, i64) #5

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.fshl.i64(i64, i64, i64) #4

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { nounwind }
attributes #2 = { cold nounwind }
attributes #3 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #4 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #5 = { nounwind willreturn memory(read) }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}
!2 = !{!"branch_weights", i32 1048576, i32 1}

