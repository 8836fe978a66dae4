;;;; linux_x86_64
; ModuleID = 'literals'
source_filename = "literals"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.yield.0 = comdat any

$lumen.atom.ok = comdat any

$lumen.literal.0 = comdat nodeduplicate

$lumen.literal.1 = comdat nodeduplicate

$lumen.literal.2 = comdat nodeduplicate

$lumen.literal.3 = comdat nodeduplicate

$lumen.literal.4 = comdat nodeduplicate

$lumen.atom.a = comdat any

$lumen.literal.5 = comdat nodeduplicate

$lumen.atom.t = comdat any

$lumen.literal.6 = comdat nodeduplicate

$lumen.atom.x = comdat any

$lumen.literal.7 = comdat nodeduplicate

$lumen.literal.8 = comdat nodeduplicate

$lumen.atom.m = comdat any

$lumen.atom.f = comdat any

$lumen.literal.9 = comdat nodeduplicate

$lumen.atom.literals = comdat any

$lumen.atom.own = comdat any

$lumen.literal.10 = comdat nodeduplicate

@lumen.atom.ok.text = private unnamed_addr constant [2 x i8] c"ok", comdat($lumen.atom.ok), align 1
@lumen.atom.ok = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 1883, i16 2, i16 0, ptr @lumen.atom.ok.text }>, section "lumen_atoms", comdat, align 16
@lumen.bignum = private constant <{ i64, i64 }> <{ i64 65566, i64 1152921504606846976 }>, section "lumen_literals", comdat($lumen.literal.0), align 8
@lumen.bignum.1 = private constant <{ i64, i64, i64 }> <{ i64 131358, i64 -4362896299872285998, i64 6692605942 }>, section "lumen_literals", comdat($lumen.literal.1), align 8
@lumen.float = private constant <{ i64, i64 }> <{ i64 65550, i64 -4620693217682128896 }>, section "lumen_literals", comdat($lumen.literal.2), align 8
@lumen.float.2 = private constant <{ i64, i64 }> <{ i64 65550, i64 4609434218613702656 }>, section "lumen_literals", comdat($lumen.literal.3), align 8
@lumen.tuple = private constant <{ i64 }> <{ i64 6 }>, section "lumen_literals", comdat($lumen.literal.4), align 8
@lumen.atom.a.text = private unnamed_addr constant [1 x i8] c"a", comdat($lumen.atom.a), align 1
@lumen.atom.a = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 97, i16 1, i16 0, ptr @lumen.atom.a.text }>, section "lumen_atoms", comdat, align 16
@lumen.tuple.3 = private constant <{ i64, ptr, ptr, ptr }> <{ i64 196614, ptr getelementptr (i8, ptr @lumen.atom.a, i64 7), ptr getelementptr (i8, ptr @lumen.tuple, i64 3), ptr getelementptr (i8, ptr @lumen.float.2, i64 4) }>, section "lumen_literals", comdat($lumen.literal.5), align 8
@lumen.atom.t.text = private unnamed_addr constant [1 x i8] c"t", comdat($lumen.atom.t), align 1
@lumen.atom.t = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 116, i16 1, i16 0, ptr @lumen.atom.t.text }>, section "lumen_atoms", comdat, align 16
@lumen.tuple.4 = private constant <{ i64, ptr }> <{ i64 65542, ptr getelementptr (i8, ptr @lumen.atom.t, i64 7) }>, section "lumen_literals", comdat($lumen.literal.6), align 8
@lumen.atom.x.text = private unnamed_addr constant [1 x i8] c"x", comdat($lumen.atom.x), align 1
@lumen.atom.x = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 120, i16 1, i16 0, ptr @lumen.atom.x.text }>, section "lumen_atoms", comdat, align 16
@lumen.list = private constant <{ ptr, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.x, i64 7), i64 15 }>, section "lumen_literals", comdat($lumen.literal.7), align 8
@lumen.list.5 = private constant <{ i64, ptr, ptr, ptr }> <{ i64 8, ptr getelementptr (i8, ptr @lumen.list.5, i64 17), ptr getelementptr (i8, ptr @lumen.list, i64 1), ptr getelementptr (i8, ptr @lumen.tuple.4, i64 3) }>, section "lumen_literals", comdat($lumen.literal.8), align 8
@lumen.atom.m.text = private unnamed_addr constant [1 x i8] c"m", comdat($lumen.atom.m), align 1
@lumen.atom.m = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 109, i16 1, i16 0, ptr @lumen.atom.m.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.f.text = private unnamed_addr constant [1 x i8] c"f", comdat($lumen.atom.f), align 1
@lumen.atom.f = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 102, i16 1, i16 0, ptr @lumen.atom.f.text }>, section "lumen_atoms", comdat, align 16
@lumen.function = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.m, i64 7), ptr getelementptr (i8, ptr @lumen.atom.f, i64 7), i64 2, i64 0 }>, align 8
@lumen.fun_info = private constant <{ ptr, i64, i64, i64 }> <{ ptr @lumen.function, i64 0, i64 0, i64 1 }>, align 8
@lumen.fun = private constant <{ i64, ptr, ptr }> <{ i64 131606, ptr @"m:f/2", ptr @lumen.fun_info }>, section "lumen_literals", comdat($lumen.literal.9), align 8
@lumen.atom.literals.text = private unnamed_addr constant [8 x i8] c"literals", comdat($lumen.atom.literals), align 1
@lumen.atom.literals = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 11305219, i16 8, i16 0, ptr @lumen.atom.literals.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.own.text = private unnamed_addr constant [3 x i8] c"own", comdat($lumen.atom.own), align 1
@lumen.atom.own = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 30430, i16 3, i16 0, ptr @lumen.atom.own.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.6 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.literals, i64 7), ptr getelementptr (i8, ptr @lumen.atom.own, i64 7), i64 0, i64 0 }>, align 8
@lumen.fun_info.7 = private constant <{ ptr, i64, i64, i64 }> <{ ptr @lumen.function.6, i64 0, i64 0, i64 1 }>, align 8
@lumen.fun.8 = private constant <{ i64, ptr, ptr }> <{ i64 131094, ptr @"literals:own/0", ptr @lumen.fun_info.7 }>, section "lumen_literals", comdat($lumen.literal.10), align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"literals:immediates/0"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.0(ptr %0, ptr %1, ptr %2, i64 %10, i64 ptrtoint (ptr @"literals:immediates/0" to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  musttail call preserve_nonecc void @"m:f/3"(ptr %0, ptr %1, ptr %2, i64 %10, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.ok, i64 7) to i64), i64 15, i64 -8, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"literals:objects/0"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.0(ptr %0, ptr %1, ptr %2, i64 %10, i64 ptrtoint (ptr @"literals:objects/0" to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  musttail call preserve_nonecc void @"m:f/6"(ptr %0, ptr %1, ptr %2, i64 %10, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.bignum, i64 2) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.bignum.1, i64 2) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.float, i64 4) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.tuple.3, i64 3) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.list.5, i64 1) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.fun, i64 5) to i64))
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"literals:own/0"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %10(ptr %0, ptr %1, ptr %2, i64 %3, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.fun.8, i64 5) to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.yield.0(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %4 to ptr
  %11 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr %10, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 40
  store i64 0, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 48
  store i64 0, ptr %13, align 8
  musttail call preserve_nonecc void @lumen_leave(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_leave(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:f/3"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:f/2"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:f/6"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #2 = { nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}

;;;; linux_armv7
; ModuleID = 'literals'
source_filename = "literals"
target datalayout = "e-m:e-p:32:32-Fi8-i64:64-v128:64:128-a:0:32-n32-S64"
target triple = "armv7-linux-musleabihf"

$lumen.yield.0 = comdat any

$lumen.atom.ok = comdat any

$lumen.literal.0 = comdat nodeduplicate

$lumen.literal.1 = comdat nodeduplicate

$lumen.literal.2 = comdat nodeduplicate

$lumen.literal.3 = comdat nodeduplicate

$lumen.literal.4 = comdat nodeduplicate

$lumen.atom.a = comdat any

$lumen.literal.5 = comdat nodeduplicate

$lumen.atom.t = comdat any

$lumen.literal.6 = comdat nodeduplicate

$lumen.atom.x = comdat any

$lumen.literal.7 = comdat nodeduplicate

$lumen.literal.8 = comdat nodeduplicate

$lumen.atom.m = comdat any

$lumen.atom.f = comdat any

$lumen.literal.9 = comdat nodeduplicate

$lumen.atom.literals = comdat any

$lumen.atom.own = comdat any

$lumen.literal.10 = comdat nodeduplicate

@lumen.atom.ok.text = private unnamed_addr constant [2 x i8] c"ok", comdat($lumen.atom.ok), align 1
@lumen.atom.ok = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 1883, i16 2, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.ok.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.bignum = private constant <{ i64, i64 }> <{ i64 65566, i64 1152921504606846976 }>, section "lumen_literals", comdat($lumen.literal.0), align 8
@lumen.bignum.1 = private constant <{ i64, i64, i64 }> <{ i64 131358, i64 -4362896299872285998, i64 6692605942 }>, section "lumen_literals", comdat($lumen.literal.1), align 8
@lumen.float = private constant <{ i64, i64 }> <{ i64 65550, i64 -4620693217682128896 }>, section "lumen_literals", comdat($lumen.literal.2), align 8
@lumen.float.2 = private constant <{ i64, i64 }> <{ i64 65550, i64 4609434218613702656 }>, section "lumen_literals", comdat($lumen.literal.3), align 8
@lumen.tuple = private constant <{ i64 }> <{ i64 6 }>, section "lumen_literals", comdat($lumen.literal.4), align 8
@lumen.atom.a.text = private unnamed_addr constant [1 x i8] c"a", comdat($lumen.atom.a), align 1
@lumen.atom.a = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 97, i16 1, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.a.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.tuple.3 = private constant <{ i64, <{ ptr, i32 }>, <{ ptr, i32 }>, <{ ptr, i32 }> }> <{ i64 196614, <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.a, i32 7), i32 0 }>, <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.tuple, i32 3), i32 0 }>, <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.float.2, i32 4), i32 0 }> }>, section "lumen_literals", comdat($lumen.literal.5), align 8
@lumen.atom.t.text = private unnamed_addr constant [1 x i8] c"t", comdat($lumen.atom.t), align 1
@lumen.atom.t = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 116, i16 1, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.t.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.tuple.4 = private constant <{ i64, <{ ptr, i32 }> }> <{ i64 65542, <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.t, i32 7), i32 0 }> }>, section "lumen_literals", comdat($lumen.literal.6), align 8
@lumen.atom.x.text = private unnamed_addr constant [1 x i8] c"x", comdat($lumen.atom.x), align 1
@lumen.atom.x = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 120, i16 1, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.x.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.list = private constant <{ <{ ptr, i32 }>, i64 }> <{ <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.x, i32 7), i32 0 }>, i64 15 }>, section "lumen_literals", comdat($lumen.literal.7), align 8
@lumen.list.5 = private constant <{ i64, <{ ptr, i32 }>, <{ ptr, i32 }>, <{ ptr, i32 }> }> <{ i64 8, <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.list.5, i32 17), i32 0 }>, <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.list, i32 1), i32 0 }>, <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.tuple.4, i32 3), i32 0 }> }>, section "lumen_literals", comdat($lumen.literal.8), align 8
@lumen.atom.m.text = private unnamed_addr constant [1 x i8] c"m", comdat($lumen.atom.m), align 1
@lumen.atom.m = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 109, i16 1, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.m.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.atom.f.text = private unnamed_addr constant [1 x i8] c"f", comdat($lumen.atom.f), align 1
@lumen.atom.f = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 102, i16 1, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.f.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.function = private constant <{ <{ ptr, i32 }>, <{ ptr, i32 }>, i64, i64 }> <{ <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.m, i32 7), i32 0 }>, <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.f, i32 7), i32 0 }>, i64 2, i64 0 }>, align 8
@lumen.fun_info = private constant <{ <{ ptr, i32 }>, i64, i64, i64 }> <{ <{ ptr, i32 }> <{ ptr @lumen.function, i32 0 }>, i64 0, i64 0, i64 1 }>, align 8
@lumen.fun = private constant <{ i64, <{ i32, ptr }>, <{ ptr, i32 }> }> <{ i64 131606, <{ i32, ptr }> <{ i32 0, ptr @"m:f/2" }>, <{ ptr, i32 }> <{ ptr @lumen.fun_info, i32 0 }> }>, section "lumen_literals", comdat($lumen.literal.9), align 8
@lumen.atom.literals.text = private unnamed_addr constant [8 x i8] c"literals", comdat($lumen.atom.literals), align 1
@lumen.atom.literals = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 11305219, i16 8, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.literals.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.atom.own.text = private unnamed_addr constant [3 x i8] c"own", comdat($lumen.atom.own), align 1
@lumen.atom.own = linkonce_odr hidden constant <{ i32, i16, i16, <{ ptr, i32 }> }> <{ i32 30430, i16 3, i16 0, <{ ptr, i32 }> <{ ptr @lumen.atom.own.text, i32 0 }> }>, section "lumen_atoms", comdat, align 16
@lumen.function.6 = private constant <{ <{ ptr, i32 }>, <{ ptr, i32 }>, i64, i64 }> <{ <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.literals, i32 7), i32 0 }>, <{ ptr, i32 }> <{ ptr getelementptr (i8, ptr @lumen.atom.own, i32 7), i32 0 }>, i64 0, i64 0 }>, align 8
@lumen.fun_info.7 = private constant <{ <{ ptr, i32 }>, i64, i64, i64 }> <{ <{ ptr, i32 }> <{ ptr @lumen.function.6, i32 0 }>, i64 0, i64 0, i64 1 }>, align 8
@lumen.fun.8 = private constant <{ i64, <{ i32, ptr }>, <{ ptr, i32 }> }> <{ i64 131094, <{ i32, ptr }> <{ i32 0, ptr @"literals:own/0" }>, <{ ptr, i32 }> <{ ptr @lumen.fun_info.7, i32 0 }> }>, section "lumen_literals", comdat($lumen.literal.10), align 8

; Function Attrs: nounwind
define dso_local ghccc void @"literals:immediates/0"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5) #0 {
entry:
  %6 = sub i32 %3, 1
  %7 = icmp slt i32 %6, 0
  br i1 %7, label %yield, label %run, !prof !0

yield:                                            ; preds = %entry
  musttail call ghccc void @lumen.yield.0(ptr %0, ptr %1, ptr %2, i32 %6, i64 ptrtoint (ptr @"literals:immediates/0" to i64), i64 poison)
  ret void

run:                                              ; preds = %entry
  %8 = getelementptr inbounds i8, ptr %0, i32 24
  %9 = load ptr, ptr %8, align 4
  %10 = getelementptr inbounds i8, ptr %9, i32 16
  store i64 -8, ptr %10, align 8
  musttail call ghccc void @"m:f/3"(ptr %0, ptr %1, ptr %2, i32 %6, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.ok, i32 7) to i64), i64 15)
  ret void
}

; Function Attrs: nounwind
define dso_local ghccc void @"literals:objects/0"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5) #0 {
entry:
  %6 = sub i32 %3, 1
  %7 = icmp slt i32 %6, 0
  br i1 %7, label %yield, label %run, !prof !0

yield:                                            ; preds = %entry
  musttail call ghccc void @lumen.yield.0(ptr %0, ptr %1, ptr %2, i32 %6, i64 ptrtoint (ptr @"literals:objects/0" to i64), i64 poison)
  ret void

run:                                              ; preds = %entry
  %8 = getelementptr inbounds i8, ptr %0, i32 24
  %9 = load ptr, ptr %8, align 4
  %10 = getelementptr inbounds i8, ptr %9, i32 16
  store i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.float, i32 4) to i64), ptr %10, align 8
  %11 = getelementptr inbounds i8, ptr %9, i32 24
  store i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.tuple.3, i32 3) to i64), ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %9, i32 32
  store i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.list.5, i32 1) to i64), ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %9, i32 40
  store i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.fun, i32 5) to i64), ptr %13, align 8
  musttail call ghccc void @"m:f/6"(ptr %0, ptr %1, ptr %2, i32 %6, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.bignum, i32 2) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.bignum.1, i32 2) to i64))
  ret void
}

; Function Attrs: nounwind
define dso_local ghccc void @"literals:own/0"(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5) #0 {
entry:
  %6 = getelementptr inbounds i8, ptr %2, i32 4
  %7 = load ptr, ptr %6, align 4
  musttail call ghccc void %7(ptr %0, ptr %1, ptr %2, i32 %3, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.fun.8, i32 5) to i64), i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden ghccc void @lumen.yield.0(ptr %0, ptr %1, ptr %2, i32 %3, i64 %4, i64 %5) #1 comdat {
entry:
  %6 = inttoptr i64 %4 to ptr
  %7 = getelementptr inbounds i8, ptr %0, i32 32
  store ptr %6, ptr %7, align 4
  %8 = getelementptr inbounds i8, ptr %0, i32 40
  store i32 0, ptr %8, align 4
  %9 = getelementptr inbounds i8, ptr %0, i32 48
  store i32 0, ptr %9, align 4
  musttail call ghccc void @lumen_leave(ptr %0, ptr %1, ptr %2, i32 %3, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare ghccc void @lumen_leave(ptr, ptr, ptr, i32, i64, i64) #2

; Function Attrs: nounwind
declare dso_local ghccc void @"m:f/3"(ptr, ptr, ptr, i32, i64, i64) #2

; Function Attrs: nounwind
declare dso_local ghccc void @"m:f/2"(ptr, ptr, ptr, i32, i64, i64) #2

; Function Attrs: nounwind
declare dso_local ghccc void @"m:f/6"(ptr, ptr, ptr, i32, i64, i64) #2

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="generic" "target-features"="+vfp3d16,-neon,-thumb-mode" }
attributes #1 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="generic" "target-features"="+vfp3d16,-neon,-thumb-mode" }
attributes #2 = { nounwind }

!0 = !{!"branch_weights", i32 1, i32 1048576}

