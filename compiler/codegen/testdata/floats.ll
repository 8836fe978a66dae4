;;;; linux_x86_64
; ModuleID = 'floats'
source_filename = "floats"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.raise.lumen_raise_pending = comdat any

$lumen.collect.1 = comdat any

$lumen.atom.floats = comdat any

$lumen.atom.calculate = comdat any

$lumen.atom.true = comdat any

$lumen.atom.false = comdat any

$lumen.literal.0 = comdat nodeduplicate

$lumen.atom.generic = comdat any

@lumen.atom.floats.text = private unnamed_addr constant [6 x i8] c"floats", comdat($lumen.atom.floats), align 1
@lumen.atom.floats = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 114514099, i16 6, i16 0, ptr @lumen.atom.floats.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.calculate.text = private unnamed_addr constant [9 x i8] c"calculate", comdat($lumen.atom.calculate), align 1
@lumen.atom.calculate = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 44843301, i16 9, i16 0, ptr @lumen.atom.calculate.text }>, section "lumen_atoms", comdat, align 16
@lumen.function = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.floats, i64 7), ptr getelementptr (i8, ptr @lumen.atom.calculate, i64 7), i64 2, i64 0 }>, align 8
@lumen.location = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 2, i32 2147483647 }>, align 8
@lumen.location.1 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 3, i32 2147483647 }>, align 8
@lumen.location.2 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 4, i32 2147483647 }>, align 8
@lumen.location.3 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 5, i32 2147483647 }>, align 8
@lumen.atom.true.text = private unnamed_addr constant [4 x i8] c"true", comdat($lumen.atom.true), align 1
@lumen.atom.true = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 506293, i16 4, i16 0, ptr @lumen.atom.true.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.false.text = private unnamed_addr constant [5 x i8] c"false", comdat($lumen.atom.false), align 1
@lumen.atom.false = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 7111573, i16 5, i16 0, ptr @lumen.atom.false.text }>, section "lumen_atoms", comdat, align 16
@lumen.float = private constant <{ i64, i64 }> <{ i64 65550, i64 4611686018427387904 }>, section "lumen_literals", comdat($lumen.literal.0), align 8
@lumen.atom.generic.text = private unnamed_addr constant [7 x i8] c"generic", comdat($lumen.atom.generic), align 1
@lumen.atom.generic = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 231000211, i16 7, i16 0, ptr @lumen.atom.generic.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.4 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.floats, i64 7), ptr getelementptr (i8, ptr @lumen.atom.generic, i64 7), i64 1, i64 0 }>, align 8
@lumen.location.5 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.4, i32 10, i32 2147483647 }>, align 8

; Function Attrs: nounwind
define internal preserve_nonecc void @"floats:calculate/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = inttoptr i64 %4 to ptr
  %11 = getelementptr inbounds i8, ptr %10, i64 4
  %12 = load double, ptr %11, align 8
  %13 = ashr i64 %5, 3
  %14 = sitofp i64 %13 to double
  %15 = fadd double %12, 5.000000e-01
  %16 = call double @llvm.fabs.f64(double %15)
  %17 = fcmp olt double %16, 0x7FF0000000000000
  br i1 %17, label %finite, label %infinite, !prof !1

finite:                                           ; preds = %entry
  %18 = fsub double %15, %14
  %19 = call double @llvm.fabs.f64(double %18)
  %20 = fcmp olt double %19, 0x7FF0000000000000
  br i1 %20, label %finite1, label %infinite2, !prof !1

infinite:                                         ; preds = %entry
  store ptr %1, ptr %0, align 8
  %21 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %21, align 8
  %22 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %22, align 8
  %23 = call preserve_mostcc i64 @lumen_box_float(ptr %0, double %12)
  %24 = call preserve_mostcc i64 @lumen_box_float(ptr %0, double 5.000000e-01)
  %25 = call preserve_mostcc i64 @lumen_add(ptr %0, i64 %23, i64 %24)
  %26 = load ptr, ptr %0, align 8
  %27 = getelementptr inbounds i8, ptr %0, i64 16
  %28 = load i64, ptr %27, align 8
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %26, ptr %2, i64 %28, i64 ptrtoint (ptr @lumen.location to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

finite1:                                          ; preds = %finite
  %29 = fmul double %18, %12
  %30 = call double @llvm.fabs.f64(double %29)
  %31 = fcmp olt double %30, 0x7FF0000000000000
  br i1 %31, label %finite3, label %infinite4, !prof !1

infinite2:                                        ; preds = %finite
  store ptr %1, ptr %0, align 8
  %32 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %32, align 8
  %33 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %33, align 8
  %34 = call preserve_mostcc i64 @lumen_box_float(ptr %0, double %15)
  %35 = fptosi double %14 to i64
  %36 = shl i64 %35, 3
  %37 = call preserve_mostcc i64 @lumen_subtract(ptr %0, i64 %34, i64 %36)
  %38 = load ptr, ptr %0, align 8
  %39 = getelementptr inbounds i8, ptr %0, i64 16
  %40 = load i64, ptr %39, align 8
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %38, ptr %2, i64 %40, i64 ptrtoint (ptr @lumen.location.1 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

finite3:                                          ; preds = %finite1
  %41 = fdiv double %29, %14
  %42 = call double @llvm.fabs.f64(double %41)
  %43 = fcmp olt double %42, 0x7FF0000000000000
  br i1 %43, label %finite5, label %infinite6, !prof !1

infinite4:                                        ; preds = %finite1
  store ptr %1, ptr %0, align 8
  %44 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %44, align 8
  %45 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %45, align 8
  %46 = call preserve_mostcc i64 @lumen_box_float(ptr %0, double %18)
  %47 = call preserve_mostcc i64 @lumen_box_float(ptr %0, double %12)
  %48 = call preserve_mostcc i64 @lumen_multiply(ptr %0, i64 %46, i64 %47)
  %49 = load ptr, ptr %0, align 8
  %50 = getelementptr inbounds i8, ptr %0, i64 16
  %51 = load i64, ptr %50, align 8
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %49, ptr %2, i64 %51, i64 ptrtoint (ptr @lumen.location.2 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

finite5:                                          ; preds = %finite3
  %52 = fneg double %41
  %53 = getelementptr inbounds i8, ptr %1, i64 16
  %54 = icmp ugt ptr %53, %2
  br i1 %54, label %collect, label %enough, !prof !2

infinite6:                                        ; preds = %finite3
  store ptr %1, ptr %0, align 8
  %55 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %55, align 8
  %56 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %56, align 8
  %57 = call preserve_mostcc i64 @lumen_box_float(ptr %0, double %29)
  %58 = fptosi double %14 to i64
  %59 = shl i64 %58, 3
  %60 = call i64 @lumen_divide(ptr %0, i64 %57, i64 %59)
  %61 = load ptr, ptr %0, align 8
  %62 = getelementptr inbounds i8, ptr %0, i64 16
  %63 = load i64, ptr %62, align 8
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %61, ptr %2, i64 %63, i64 ptrtoint (ptr @lumen.location.3 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

collect:                                          ; preds = %finite5
  store ptr %1, ptr %0, align 8
  %64 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %64, align 8
  %65 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %65, align 8
  call preserve_mostcc void @lumen_collect(ptr %0, i64 2, i64 0)
  %66 = load ptr, ptr %0, align 8
  %67 = getelementptr inbounds i8, ptr %0, i64 16
  %68 = load i64, ptr %67, align 8
  %69 = getelementptr inbounds i8, ptr %0, i64 8
  %70 = load ptr, ptr %69, align 8
  br label %enough

enough:                                           ; preds = %collect, %finite5
  %.08 = phi i64 [ %68, %collect ], [ %3, %finite5 ]
  %.07 = phi ptr [ %70, %collect ], [ %2, %finite5 ]
  %.0 = phi ptr [ %66, %collect ], [ %1, %finite5 ]
  %71 = getelementptr inbounds i8, ptr %.0, i64 16
  store i64 65550, ptr %.0, align 8
  %72 = getelementptr inbounds i8, ptr %.0, i64 8
  store double %52, ptr %72, align 8
  %73 = ptrtoint ptr %.0 to i64
  %74 = or i64 %73, 4
  %75 = load ptr, ptr %.07, align 8
  musttail call preserve_nonecc void %75(ptr %0, ptr %71, ptr %.07, i64 %.08, i64 %74, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"floats:compare/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = inttoptr i64 %4 to ptr
  %11 = getelementptr inbounds i8, ptr %10, i64 4
  %12 = load double, ptr %11, align 8
  %13 = inttoptr i64 %5 to ptr
  %14 = getelementptr inbounds i8, ptr %13, i64 4
  %15 = load double, ptr %14, align 8
  %16 = fcmp oeq double %12, %15
  %17 = fcmp olt double %12, %15
  %or.cond = or i1 %16, %17
  br i1 %or.cond, label %segment3, label %segment2

segment2:                                         ; preds = %entry
  %18 = fcmp ole double %12, %15
  %19 = select i1 %18, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.true, i64 7) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.false, i64 7) to i64)
  %20 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %20(ptr %0, ptr %1, ptr %2, i64 %3, i64 %19, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment3:                                         ; preds = %entry
  %21 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %21(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"floats:attempt/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = inttoptr i64 %4 to ptr
  %11 = getelementptr inbounds i8, ptr %10, i64 4
  %12 = load double, ptr %11, align 8
  %13 = fmul double %12, %12
  %14 = call double @llvm.fabs.f64(double %13)
  %15 = fcmp olt double %14, 0x7FF0000000000000
  br i1 %15, label %finite, label %segment1, !prof !1

segment1:                                         ; preds = %entry
  %16 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %16(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

finite:                                           ; preds = %entry
  %17 = getelementptr inbounds i8, ptr %1, i64 16
  %18 = icmp ugt ptr %17, %2
  br i1 %18, label %collect, label %enough, !prof !2

collect:                                          ; preds = %finite
  store ptr %1, ptr %0, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %19, align 8
  %20 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %20, align 8
  call preserve_mostcc void @lumen_collect(ptr %0, i64 2, i64 0)
  %21 = load ptr, ptr %0, align 8
  %22 = getelementptr inbounds i8, ptr %0, i64 16
  %23 = load i64, ptr %22, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 8
  %25 = load ptr, ptr %24, align 8
  br label %enough

enough:                                           ; preds = %collect, %finite
  %.04 = phi i64 [ %23, %collect ], [ %3, %finite ]
  %.03 = phi ptr [ %25, %collect ], [ %2, %finite ]
  %.0 = phi ptr [ %21, %collect ], [ %1, %finite ]
  %26 = getelementptr inbounds i8, ptr %.0, i64 16
  store i64 65550, ptr %.0, align 8
  %27 = getelementptr inbounds i8, ptr %.0, i64 8
  store double %13, ptr %27, align 8
  %28 = ptrtoint ptr %.0 to i64
  %29 = or i64 %28, 4
  %30 = load ptr, ptr %.03, align 8
  musttail call preserve_nonecc void %30(ptr %0, ptr %26, ptr %.03, i64 %.04, i64 %29, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"floats:generic/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %1, i64 16
  %11 = icmp ugt ptr %10, %2
  br i1 %11, label %collect, label %enough, !prof !2

collect:                                          ; preds = %entry
  musttail call preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 ptrtoint (ptr @"floats:generic/1" to i64), i64 2, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %entry
  %12 = xor i64 %4, 4
  %13 = and i64 %12, 7
  %14 = icmp eq i64 %13, 0
  br i1 %14, label %floats, label %slow, !prof !1

slow:                                             ; preds = %floats, %enough
  store ptr %1, ptr %0, align 8
  %15 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %16, align 8
  %17 = call preserve_mostcc i64 @lumen_multiply(ptr %0, i64 %4, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.float, i64 4) to i64))
  %18 = load ptr, ptr %0, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 16
  %20 = load i64, ptr %19, align 8
  %21 = icmp eq i64 %17, 6
  br i1 %21, label %raise, label %done, !prof !2

done:                                             ; preds = %slow, %finite
  %.02 = phi i64 [ %3, %finite ], [ %20, %slow ]
  %.01 = phi i64 [ %33, %finite ], [ %17, %slow ]
  %.0 = phi ptr [ %30, %finite ], [ %18, %slow ]
  %22 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %22(ptr %0, ptr %.0, ptr %2, i64 %.02, i64 %.01, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

floats:                                           ; preds = %enough
  %23 = inttoptr i64 %4 to ptr
  %24 = getelementptr inbounds i8, ptr %23, i64 4
  %25 = load double, ptr %24, align 8
  %26 = load double, ptr getelementptr inbounds (i8, ptr getelementptr (i8, ptr @lumen.float, i64 4), i64 4), align 8
  %27 = fmul double %25, %26
  %28 = call double @llvm.fabs.f64(double %27)
  %29 = fcmp olt double %28, 0x7FF0000000000000
  br i1 %29, label %finite, label %slow, !prof !1

finite:                                           ; preds = %floats
  %30 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 65550, ptr %1, align 8
  %31 = getelementptr inbounds i8, ptr %1, i64 8
  store double %27, ptr %31, align 8
  %32 = ptrtoint ptr %1 to i64
  %33 = or i64 %32, 4
  br label %done

raise:                                            ; preds = %slow
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %18, ptr %2, i64 %20, i64 ptrtoint (ptr @lumen.location.5 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.fabs.f64(double) #1

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_box_float(ptr, double) #2

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

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc i64 @lumen_multiply(ptr, i64, i64) #2

; Function Attrs: nounwind
declare dso_local i64 @lumen_divide(ptr, i64, i64) #4

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc void @lumen_collect(ptr, i64, i64) #2

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #3 comdat align 16 {
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

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { cold nounwind }
attributes #3 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #4 = { nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1048576, i32 1}
!2 = !{!"branch_weights", i32 1, i32 1048576}

