;;;; linux_x86_64
; ModuleID = 'floats'
source_filename = "floats"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

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
@lumen.location = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function, i64 0, i32 2, i32 -1 }>, align 8
@lumen.location.1 = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function, i64 0, i32 3, i32 -1 }>, align 8
@lumen.location.2 = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function, i64 0, i32 4, i32 -1 }>, align 8
@lumen.location.3 = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function, i64 0, i32 5, i32 -1 }>, align 8
@lumen.atom.true.text = private unnamed_addr constant [4 x i8] c"true", comdat($lumen.atom.true), align 1
@lumen.atom.true = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 506293, i16 4, i16 0, ptr @lumen.atom.true.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.false.text = private unnamed_addr constant [5 x i8] c"false", comdat($lumen.atom.false), align 1
@lumen.atom.false = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 7111573, i16 5, i16 0, ptr @lumen.atom.false.text }>, section "lumen_atoms", comdat, align 16
@lumen.float = private constant <{ i64, i64 }> <{ i64 65550, i64 4611686018427387904 }>, section "lumen_literals", comdat($lumen.literal.0), align 8
@lumen.atom.generic.text = private unnamed_addr constant [7 x i8] c"generic", comdat($lumen.atom.generic), align 1
@lumen.atom.generic = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 231000211, i16 7, i16 0, ptr @lumen.atom.generic.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.4 = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.floats, i64 7), ptr getelementptr (i8, ptr @lumen.atom.generic, i64 7), i64 1, i64 0 }>, align 8
@lumen.location.5 = private constant <{ ptr, i64, i32, i32 }> <{ ptr @lumen.function.4, i64 0, i32 10, i32 -1 }>, align 8

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
  %23 = call i64 @lumen_box_float(ptr %0, double %12)
  %24 = call i64 @lumen_box_float(ptr %0, double 5.000000e-01)
  %25 = call i64 @lumen_add(ptr %0, i64 %23, i64 %24)
  %26 = load ptr, ptr %0, align 8
  %27 = getelementptr inbounds i8, ptr %0, i64 16
  %28 = load i64, ptr %27, align 8
  store ptr %26, ptr %0, align 8
  %29 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %29, align 8
  %30 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %28, ptr %30, align 8
  call void @lumen_raise_pending(ptr %0, ptr @lumen.location)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %26, ptr %2, i64 %28, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

finite1:                                          ; preds = %finite
  %31 = fmul double %18, %12
  %32 = call double @llvm.fabs.f64(double %31)
  %33 = fcmp olt double %32, 0x7FF0000000000000
  br i1 %33, label %finite3, label %infinite4, !prof !1

infinite2:                                        ; preds = %finite
  store ptr %1, ptr %0, align 8
  %34 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %34, align 8
  %35 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %35, align 8
  %36 = call i64 @lumen_box_float(ptr %0, double %15)
  %37 = fptosi double %14 to i64
  %38 = shl i64 %37, 3
  %39 = call i64 @lumen_subtract(ptr %0, i64 %36, i64 %38)
  %40 = load ptr, ptr %0, align 8
  %41 = getelementptr inbounds i8, ptr %0, i64 16
  %42 = load i64, ptr %41, align 8
  store ptr %40, ptr %0, align 8
  %43 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %43, align 8
  %44 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %42, ptr %44, align 8
  call void @lumen_raise_pending(ptr %0, ptr @lumen.location.1)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %40, ptr %2, i64 %42, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

finite3:                                          ; preds = %finite1
  %45 = fdiv double %31, %14
  %46 = call double @llvm.fabs.f64(double %45)
  %47 = fcmp olt double %46, 0x7FF0000000000000
  br i1 %47, label %finite5, label %infinite6, !prof !1

infinite4:                                        ; preds = %finite1
  store ptr %1, ptr %0, align 8
  %48 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %48, align 8
  %49 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %49, align 8
  %50 = call i64 @lumen_box_float(ptr %0, double %18)
  %51 = call i64 @lumen_box_float(ptr %0, double %12)
  %52 = call i64 @lumen_multiply(ptr %0, i64 %50, i64 %51)
  %53 = load ptr, ptr %0, align 8
  %54 = getelementptr inbounds i8, ptr %0, i64 16
  %55 = load i64, ptr %54, align 8
  store ptr %53, ptr %0, align 8
  %56 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %56, align 8
  %57 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %55, ptr %57, align 8
  call void @lumen_raise_pending(ptr %0, ptr @lumen.location.2)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %53, ptr %2, i64 %55, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

finite5:                                          ; preds = %finite3
  %58 = fneg double %45
  %59 = getelementptr inbounds i8, ptr %1, i64 16
  %60 = icmp ugt ptr %59, %2
  br i1 %60, label %collect, label %enough, !prof !2

infinite6:                                        ; preds = %finite3
  store ptr %1, ptr %0, align 8
  %61 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %61, align 8
  %62 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %62, align 8
  %63 = call i64 @lumen_box_float(ptr %0, double %31)
  %64 = fptosi double %14 to i64
  %65 = shl i64 %64, 3
  %66 = call i64 @lumen_divide(ptr %0, i64 %63, i64 %65)
  %67 = load ptr, ptr %0, align 8
  %68 = getelementptr inbounds i8, ptr %0, i64 16
  %69 = load i64, ptr %68, align 8
  store ptr %67, ptr %0, align 8
  %70 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %70, align 8
  %71 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %69, ptr %71, align 8
  call void @lumen_raise_pending(ptr %0, ptr @lumen.location.3)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %67, ptr %2, i64 %69, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

collect:                                          ; preds = %finite5
  store ptr %1, ptr %0, align 8
  %72 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %72, align 8
  %73 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %73, align 8
  call void @lumen_collect(ptr %0, i64 2, i64 0)
  %74 = load ptr, ptr %0, align 8
  %75 = getelementptr inbounds i8, ptr %0, i64 16
  %76 = load i64, ptr %75, align 8
  %77 = getelementptr inbounds i8, ptr %0, i64 8
  %78 = load ptr, ptr %77, align 8
  br label %enough

enough:                                           ; preds = %collect, %finite5
  %.08 = phi i64 [ %76, %collect ], [ %3, %finite5 ]
  %.07 = phi ptr [ %78, %collect ], [ %2, %finite5 ]
  %.0 = phi ptr [ %74, %collect ], [ %1, %finite5 ]
  %79 = getelementptr inbounds i8, ptr %.0, i64 16
  store i64 65550, ptr %.0, align 8
  %80 = getelementptr inbounds i8, ptr %.0, i64 8
  store double %58, ptr %80, align 8
  %81 = ptrtoint ptr %.0 to i64
  %82 = or i64 %81, 4
  %83 = load ptr, ptr %.07, align 8
  musttail call preserve_nonecc void %83(ptr %0, ptr %79, ptr %.07, i64 %.08, i64 %82, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
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
  call void @lumen_collect(ptr %0, i64 2, i64 0)
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
  store ptr %1, ptr %0, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 24
  %15 = load ptr, ptr %14, align 8
  store i64 %4, ptr %15, align 8
  call void @lumen_collect(ptr %0, i64 2, i64 1)
  %16 = load ptr, ptr %0, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 16
  %18 = load i64, ptr %17, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 8
  %20 = load ptr, ptr %19, align 8
  %21 = getelementptr inbounds i8, ptr %0, i64 24
  %22 = load ptr, ptr %21, align 8
  %23 = load i64, ptr %22, align 8
  br label %enough

enough:                                           ; preds = %collect, %entry
  %.04 = phi i64 [ %23, %collect ], [ %4, %entry ]
  %.02 = phi i64 [ %18, %collect ], [ %3, %entry ]
  %.01 = phi ptr [ %20, %collect ], [ %2, %entry ]
  %.0 = phi ptr [ %16, %collect ], [ %1, %entry ]
  %24 = xor i64 %.04, 4
  %25 = and i64 %24, 7
  %26 = icmp eq i64 %25, 0
  br i1 %26, label %floats, label %slow, !prof !1

slow:                                             ; preds = %floats, %enough
  store ptr %.0, ptr %0, align 8
  %27 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %.01, ptr %27, align 8
  %28 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %.02, ptr %28, align 8
  %29 = call i64 @lumen_multiply(ptr %0, i64 %.04, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.float, i64 4) to i64))
  %30 = load ptr, ptr %0, align 8
  %31 = getelementptr inbounds i8, ptr %0, i64 16
  %32 = load i64, ptr %31, align 8
  %33 = icmp eq i64 %29, 6
  br i1 %33, label %raise, label %done, !prof !2

done:                                             ; preds = %slow, %finite
  %.05 = phi i64 [ %45, %finite ], [ %29, %slow ]
  %.13 = phi i64 [ %.02, %finite ], [ %32, %slow ]
  %.1 = phi ptr [ %42, %finite ], [ %30, %slow ]
  %34 = load ptr, ptr %.01, align 8
  musttail call preserve_nonecc void %34(ptr %0, ptr %.1, ptr %.01, i64 %.13, i64 %.05, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

floats:                                           ; preds = %enough
  %35 = inttoptr i64 %.04 to ptr
  %36 = getelementptr inbounds i8, ptr %35, i64 4
  %37 = load double, ptr %36, align 8
  %38 = load double, ptr getelementptr inbounds (i8, ptr getelementptr (i8, ptr @lumen.float, i64 4), i64 4), align 8
  %39 = fmul double %37, %38
  %40 = call double @llvm.fabs.f64(double %39)
  %41 = fcmp olt double %40, 0x7FF0000000000000
  br i1 %41, label %finite, label %slow, !prof !1

finite:                                           ; preds = %floats
  %42 = getelementptr inbounds i8, ptr %.0, i64 16
  store i64 65550, ptr %.0, align 8
  %43 = getelementptr inbounds i8, ptr %.0, i64 8
  store double %39, ptr %43, align 8
  %44 = ptrtoint ptr %.0 to i64
  %45 = or i64 %44, 4
  br label %done

raise:                                            ; preds = %slow
  store ptr %30, ptr %0, align 8
  %46 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %.01, ptr %46, align 8
  %47 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %32, ptr %47, align 8
  call void @lumen_raise_pending(ptr %0, ptr @lumen.location.5)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %30, ptr %.01, i64 %32, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.fabs.f64(double) #1

; Function Attrs: cold nounwind
declare dso_local i64 @lumen_box_float(ptr, double) #2

; Function Attrs: cold nounwind
declare dso_local i64 @lumen_add(ptr, i64, i64) #2

; Function Attrs: cold nounwind
declare dso_local void @lumen_raise_pending(ptr, ptr) #2

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #3 align 16

; Function Attrs: cold nounwind
declare dso_local i64 @lumen_subtract(ptr, i64, i64) #2

; Function Attrs: cold nounwind
declare dso_local i64 @lumen_multiply(ptr, i64, i64) #2

; Function Attrs: nounwind
declare dso_local i64 @lumen_divide(ptr, i64, i64) #3

; Function Attrs: cold nounwind
declare dso_local void @lumen_collect(ptr, i64, i64) #2

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { cold nounwind }
attributes #3 = { nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1048576, i32 1}
!2 = !{!"branch_weights", i32 1, i32 1048576}

