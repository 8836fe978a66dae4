;;;; linux_x86_64
; ModuleID = 'call_values'
source_filename = "call_values"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.yield.3 = comdat any

$lumen.collect.3 = comdat any

$lumen.collect.1 = comdat any

$lumen.yield.2 = comdat any

$lumen.collect.2 = comdat any

$lumen.bad_call.1 = comdat any

$lumen.bad_tail_call.2 = comdat any

$lumen.raise.lumen_raise_pending = comdat any

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
@lumen.location = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 2, i32 4 }>, align 8
@lumen.location.1 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 3, i32 3 }>, align 8
@lumen.atom.inner.text = private unnamed_addr constant [5 x i8] c"inner", comdat($lumen.atom.inner), align 1
@lumen.atom.inner = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 7361730, i16 5, i16 0, ptr @lumen.atom.inner.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.2 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.call_values, i64 7), ptr getelementptr (i8, ptr @lumen.atom.inner, i64 7), i64 1, i64 0 }>, align 8
@lumen.location.3 = private constant <{ ptr, i32, i32, ptr }> <{ ptr @lumen.function.2, i32 7, i32 -2147483645, ptr @lumen.location.1 }>, align 8
@lumen.atom.funs.text = private unnamed_addr constant [4 x i8] c"funs", comdat($lumen.atom.funs), align 1
@lumen.atom.funs = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 449619, i16 4, i16 0, ptr @lumen.atom.funs.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.4 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.call_values, i64 7), ptr getelementptr (i8, ptr @lumen.atom.funs, i64 7), i64 2, i64 0 }>, align 8
@lumen.location.5 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.4, i32 9, i32 2147483647 }>, align 8
@lumen.location.6 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.4, i32 9, i32 2 }>, align 8
@lumen.location.7 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.4, i32 10, i32 2 }>, align 8
@lumen.atom.applies.text = private unnamed_addr constant [7 x i8] c"applies", comdat($lumen.atom.applies), align 1
@lumen.atom.applies = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 142028707, i16 7, i16 0, ptr @lumen.atom.applies.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.8 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.call_values, i64 7), ptr getelementptr (i8, ptr @lumen.atom.applies, i64 7), i64 3, i64 0 }>, align 8
@lumen.location.9 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.8, i32 12, i32 2147483647 }>, align 8
@lumen.location.10 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.8, i32 12, i32 2 }>, align 8
@lumen.location.11 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.8, i32 13, i32 2 }>, align 8

; Function Attrs: nounwind
define internal preserve_nonecc void @"call_values:across/3"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.3(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 %6, i64 ptrtoint (ptr @"call_values:across/3" to i64), i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %12 = inttoptr i64 %5 to ptr
  %13 = getelementptr inbounds i8, ptr %12, i64 4
  %14 = load double, ptr %13, align 8
  %15 = and i64 %4, 7
  %16 = icmp eq i64 %15, 0
  %17 = getelementptr inbounds i8, ptr %1, i64 40
  %18 = icmp ugt ptr %17, %2
  br i1 %18, label %collect, label %enough, !prof !1

collect:                                          ; preds = %run
  musttail call preserve_nonecc void @lumen.collect.3(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 %6, i64 ptrtoint (ptr @"call_values:across/3" to i64), i64 5, i64 poison)
  ret void

enough:                                           ; preds = %run
  %19 = getelementptr inbounds i8, ptr %2, i64 -40
  %20 = getelementptr inbounds i8, ptr %19, i64 32
  store double %14, ptr %20, align 8
  %21 = getelementptr inbounds i8, ptr %19, i64 24
  store i64 65574, ptr %21, align 8
  %22 = zext i1 %16 to i64
  %23 = shl i64 %22, 3
  %24 = getelementptr inbounds i8, ptr %19, i64 16
  store i64 %23, ptr %24, align 8
  %25 = getelementptr inbounds i8, ptr %19, i64 8
  store i64 %6, ptr %25, align 8
  store ptr @"call_values:across/3#1", ptr %19, align 8
  musttail call preserve_nonecc void @"m:f/1"(ptr %0, ptr %1, ptr %19, i64 %10, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
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
  musttail call preserve_nonecc void @lumen.yield.2(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 ptrtoint (ptr @"call_values:funs/2" to i64), i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %1, i64 24
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !1

collect:                                          ; preds = %run
  musttail call preserve_nonecc void @lumen.collect.2(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 ptrtoint (ptr @"call_values:funs/2" to i64), i64 3, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %run
  %14 = and i64 %4, 7
  %15 = icmp eq i64 %14, 5
  br i1 %15, label %tagged, label %badfun

fun:                                              ; preds = %tagged
  %16 = inttoptr i64 %4 to ptr
  %17 = getelementptr inbounds i8, ptr %16, i64 3
  %18 = load ptr, ptr %17, align 8
  %19 = getelementptr inbounds i8, ptr %2, i64 -24
  %20 = getelementptr inbounds i8, ptr %19, i64 16
  store i64 %4, ptr %20, align 8
  %21 = getelementptr inbounds i8, ptr %19, i64 8
  store i64 %5, ptr %21, align 8
  store ptr @"call_values:funs/2#1", ptr %19, align 8
  musttail call preserve_nonecc void %18(ptr %0, ptr %1, ptr %19, i64 %10, i64 %5, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

badfun:                                           ; preds = %enough, %tagged
  musttail call preserve_nonecc void @lumen.bad_call.1(ptr %0, ptr %1, ptr %2, i64 %10, i64 %5, i64 %4, i64 ptrtoint (ptr @lumen.location.5 to i64), i64 poison, i64 poison, i64 poison)
  ret void

tagged:                                           ; preds = %enough
  %22 = inttoptr i64 %4 to ptr
  %23 = getelementptr inbounds i8, ptr %22, i64 -5
  %24 = load i64, ptr %23, align 8
  %25 = and i64 %24, 65535
  %26 = icmp eq i64 %25, 278
  br i1 %26, label %fun, label %badfun, !prof !2
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"call_values:applies/3"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.3(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 %6, i64 ptrtoint (ptr @"call_values:applies/3" to i64), i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %1, i64 24
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !1

collect:                                          ; preds = %run
  musttail call preserve_nonecc void @lumen.collect.3(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 %6, i64 ptrtoint (ptr @"call_values:applies/3" to i64), i64 3, i64 poison)
  ret void

enough:                                           ; preds = %run
  %14 = getelementptr inbounds i8, ptr %0, i64 24
  %15 = load ptr, ptr %14, align 8
  store i64 %6, ptr %15, align 8
  store ptr %1, ptr %0, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %16, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %10, ptr %17, align 8
  %18 = call ptr @lumen_find_export(ptr %0, i64 %4, i64 %5, i64 1)
  %19 = icmp ne ptr %18, null
  br i1 %19, label %found, label %missing, !prof !2

found:                                            ; preds = %enough
  %20 = getelementptr inbounds i8, ptr %2, i64 -24
  %21 = getelementptr inbounds i8, ptr %20, i64 16
  store i64 %4, ptr %21, align 8
  %22 = getelementptr inbounds i8, ptr %20, i64 8
  store i64 %5, ptr %22, align 8
  store ptr @"call_values:applies/3#1", ptr %20, align 8
  musttail call preserve_nonecc void %18(ptr %0, ptr %1, ptr %20, i64 %10, i64 %6, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

missing:                                          ; preds = %enough
  %23 = load ptr, ptr %0, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 16
  %25 = load i64, ptr %24, align 8
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %23, ptr %2, i64 %25, i64 ptrtoint (ptr @lumen.location.9 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.yield.3(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
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
declare preserve_nonecc void @lumen_leave(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

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

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc void @lumen_collect(ptr, i64, i64) #3

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:f/1"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

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
declare dso_local preserve_nonecc void @"m:g/2"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

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
  musttail call preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 ptrtoint (ptr @"call_values:across/3#2" to i64), i64 2, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %segment2
  %19 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 65550, ptr %1, align 8
  %20 = getelementptr inbounds i8, ptr %1, i64 8
  store double %11, ptr %20, align 8
  %21 = ptrtoint ptr %1 to i64
  %22 = or i64 %21, 4
  %23 = getelementptr inbounds i8, ptr %2, i64 32
  %24 = load ptr, ptr %23, align 8
  musttail call preserve_nonecc void %24(ptr %0, ptr %19, ptr %23, i64 %3, i64 %22, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
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

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.bad_call.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
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
  call void @lumen_error_call_fun(ptr %0, i64 %5, i64 1, i64 0, ptr %10)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local void @lumen_error_call_fun(ptr, i64, i64, i64, ptr) #3

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
  musttail call preserve_nonecc void @lumen.bad_tail_call.2(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %13, i64 %11, i64 ptrtoint (ptr @lumen.location.7 to i64), i64 poison, i64 poison)
  ret void

tagged:                                           ; preds = %entry
  %20 = inttoptr i64 %11 to ptr
  %21 = getelementptr inbounds i8, ptr %20, i64 -5
  %22 = load i64, ptr %21, align 8
  %23 = and i64 %22, 65535
  %24 = icmp eq i64 %23, 534
  br i1 %24, label %fun, label %badfun, !prof !2
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.bad_tail_call.2(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
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
  call void @lumen_error_call_fun(ptr %0, i64 %6, i64 2, i64 1, ptr %10)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

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
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %21, ptr %2, i64 %23, i64 ptrtoint (ptr @lumen.location.11 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #2 = { nounwind }
attributes #3 = { cold nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}
!2 = !{!"branch_weights", i32 1048576, i32 1}

