;;;; linux_x86_64
; ModuleID = 'switch_tables'
source_filename = "switch_tables"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.collect.2 = comdat any

$lumen.atom.found = comdat any

$lumen.literal.0 = comdat nodeduplicate

$lumen.literal.1 = comdat nodeduplicate

$lumen.literal.2 = comdat nodeduplicate

$lumen.literal.3 = comdat nodeduplicate

$lumen.literal.4 = comdat nodeduplicate

$lumen.literal.5 = comdat nodeduplicate

$lumen.literal.6 = comdat nodeduplicate

$lumen.atom.far = comdat any

@lumen.table = private unnamed_addr constant [8 x i8] c"\00\01\02\02\02\02\02\03"
@lumen.table.1 = private unnamed_addr constant [256 x i8] c"\01\00\00\02\00\00\03\00\00\04\00\00\05\00\00\06\00\00\07\00\00\01\00\00\02\00\00\03\00\00\04\00\00\05\00\00\06\00\00\07\00\00\01\00\00\02\00\00\03\00\00\04\00\00\05\00\00\06\00\00\07\00\00\01\00\00\02\00\00\03\00\00\04\00\00\05\00\00\06\00\00\07\00\00\01\00\00\02\00\00\03\00\00\04\00\00\05\00\00\06\00\00\07\00\00\01\00\00\02\00\00\03\00\00\04\00\00\05\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\08\00\00\00\00\00\00\00\00\00\00\00"
@lumen.atom.found.text = private unnamed_addr constant [5 x i8] c"found", comdat($lumen.atom.found), align 1
@lumen.atom.found = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 7171140, i16 5, i16 0, ptr @lumen.atom.found.text }>, section "lumen_atoms", comdat, align 16
@lumen.tuple = private constant <{ i64, ptr, i64 }> <{ i64 131078, ptr getelementptr (i8, ptr @lumen.atom.found, i64 7), i64 0 }>, section "lumen_literals", comdat($lumen.literal.0), align 8
@lumen.tuple.2 = private constant <{ i64, ptr, i64 }> <{ i64 131078, ptr getelementptr (i8, ptr @lumen.atom.found, i64 7), i64 8 }>, section "lumen_literals", comdat($lumen.literal.1), align 8
@lumen.tuple.3 = private constant <{ i64, ptr, i64 }> <{ i64 131078, ptr getelementptr (i8, ptr @lumen.atom.found, i64 7), i64 16 }>, section "lumen_literals", comdat($lumen.literal.2), align 8
@lumen.tuple.4 = private constant <{ i64, ptr, i64 }> <{ i64 131078, ptr getelementptr (i8, ptr @lumen.atom.found, i64 7), i64 24 }>, section "lumen_literals", comdat($lumen.literal.3), align 8
@lumen.tuple.5 = private constant <{ i64, ptr, i64 }> <{ i64 131078, ptr getelementptr (i8, ptr @lumen.atom.found, i64 7), i64 32 }>, section "lumen_literals", comdat($lumen.literal.4), align 8
@lumen.tuple.6 = private constant <{ i64, ptr, i64 }> <{ i64 131078, ptr getelementptr (i8, ptr @lumen.atom.found, i64 7), i64 40 }>, section "lumen_literals", comdat($lumen.literal.5), align 8
@lumen.tuple.7 = private constant <{ i64, ptr, i64 }> <{ i64 131078, ptr getelementptr (i8, ptr @lumen.atom.found, i64 7), i64 48 }>, section "lumen_literals", comdat($lumen.literal.6), align 8
@lumen.atom.far.text = private unnamed_addr constant [3 x i8] c"far", comdat($lumen.atom.far), align 1
@lumen.atom.far = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 27778, i16 3, i16 0, ptr @lumen.atom.far.text }>, section "lumen_atoms", comdat, align 16
@lumen.constants = private constant <{ i64, ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr }> <{ i64 0, ptr getelementptr (i8, ptr @lumen.tuple, i64 3), ptr getelementptr (i8, ptr @lumen.tuple.2, i64 3), ptr getelementptr (i8, ptr @lumen.tuple.3, i64 3), ptr getelementptr (i8, ptr @lumen.tuple.4, i64 3), ptr getelementptr (i8, ptr @lumen.tuple.5, i64 3), ptr getelementptr (i8, ptr @lumen.tuple.6, i64 3), ptr getelementptr (i8, ptr @lumen.tuple.7, i64 3), ptr getelementptr (i8, ptr @lumen.atom.far, i64 7) }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"switch_tables:table/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %4, 0
  %11 = call i64 @llvm.fshr.i64(i64 %10, i64 %10, i64 3)
  %12 = icmp ule i64 %11, 500
  br i1 %12, label %inside, label %none

inside:                                           ; preds = %entry
  %13 = lshr i64 %11, 6
  %14 = getelementptr i8, ptr @lumen.table, i64 %13
  %15 = load i8, ptr %14, align 1
  %16 = zext i8 %15 to i64
  %17 = shl i64 %16, 6
  %18 = and i64 %11, 63
  %19 = or i64 %17, %18
  %20 = getelementptr i8, ptr @lumen.table.1, i64 %19
  %21 = load i8, ptr %20, align 1
  %22 = zext i8 %21 to i64
  %23 = icmp ne i64 %22, 0
  br i1 %23, label %chosen, label %none

chosen:                                           ; preds = %inside
  %24 = getelementptr i64, ptr @lumen.constants, i64 %22
  %25 = load i64, ptr %24, align 8
  %26 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %26(ptr %0, ptr %1, ptr %2, i64 %3, i64 %25, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

none:                                             ; preds = %inside, %entry
  %27 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %27(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"switch_tables:steps/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %4, -224
  %11 = icmp ule i64 %10, 1568
  %12 = trunc i64 %10 to i32
  %13 = urem i32 %12, 224
  %14 = icmp eq i32 %13, 0
  %or.cond = and i1 %11, %14
  br i1 %or.cond, label %segment3, label %none

segment1:                                         ; preds = %none
  %15 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %15(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment2:                                         ; preds = %none
  %16 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %16(ptr %0, ptr %1, ptr %2, i64 %3, i64 %5, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment3:                                         ; preds = %entry
  %17 = getelementptr inbounds i8, ptr %1, i64 16
  %18 = icmp ugt ptr %17, %2
  br i1 %18, label %collect, label %enough, !prof !1

none:                                             ; preds = %entry
  %cond = icmp eq i64 %4, 56
  br i1 %cond, label %segment2, label %segment1

collect:                                          ; preds = %segment3
  musttail call preserve_nonecc void @lumen.collect.2(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 ptrtoint (ptr @"switch_tables:steps/2" to i64), i64 2, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %segment3
  %19 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 %4, ptr %1, align 8
  %20 = getelementptr inbounds i8, ptr %1, i64 8
  store i64 %5, ptr %20, align 8
  %21 = ptrtoint ptr %1 to i64
  %22 = or i64 %21, 1
  %23 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %23(ptr %0, ptr %19, ptr %2, i64 %3, i64 %22, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.fshr.i64(i64, i64, i64) #1

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.collect.2(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #2 comdat align 16 {
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
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #4 align 16

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #3 = { cold nounwind }
attributes #4 = { nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}

