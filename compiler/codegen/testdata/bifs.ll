;;;; linux_x86_64
; ModuleID = 'bifs'
source_filename = "bifs"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.raise.lumen_raise_pending = comdat any

$lumen.atom.bifs = comdat any

$lumen.atom.call = comdat any

@lumen.atom.bifs.text = private unnamed_addr constant [4 x i8] c"bifs", comdat($lumen.atom.bifs), align 1
@lumen.atom.bifs = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 430035, i16 4, i16 0, ptr @lumen.atom.bifs.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.call.text = private unnamed_addr constant [4 x i8] c"call", comdat($lumen.atom.call), align 1
@lumen.atom.call = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 432172, i16 4, i16 0, ptr @lumen.atom.call.text }>, section "lumen_atoms", comdat, align 16
@lumen.function = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.bifs, i64 7), ptr getelementptr (i8, ptr @lumen.atom.call, i64 7), i64 1, i64 0 }>, align 8
@lumen.location = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 2, i32 2147483647 }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"bifs:call/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %0, i64 24
  %11 = load ptr, ptr %10, align 8
  store i64 %4, ptr %11, align 8
  store ptr %1, ptr %0, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 24
  %15 = load ptr, ptr %14, align 8
  %16 = call i64 @lumen_bif_abs(ptr %0, ptr %15)
  %17 = load ptr, ptr %0, align 8
  %18 = getelementptr inbounds i8, ptr %0, i64 16
  %19 = load i64, ptr %18, align 8
  %20 = icmp eq i64 %16, 6
  br i1 %20, label %raise, label %value, !prof !1

value:                                            ; preds = %entry
  %21 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %21(ptr %0, ptr %17, ptr %2, i64 %19, i64 %16, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

raise:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %17, ptr %2, i64 %19, i64 ptrtoint (ptr @lumen.location to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"bifs:guard/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = and i64 %4, 7
  %11 = icmp eq i64 %10, 0
  %12 = and i64 %5, 7
  %13 = icmp eq i64 %12, 3
  %or.cond = select i1 %11, i1 %13, i1 false
  br i1 %or.cond, label %tuple, label %element, !prof !2

segment1:                                         ; preds = %element
  %14 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %14(ptr %0, ptr %23, ptr %2, i64 %25, i64 %5, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

element:                                          ; preds = %tuple, %entry
  %15 = getelementptr inbounds i8, ptr %0, i64 24
  %16 = load ptr, ptr %15, align 8
  store i64 %4, ptr %16, align 8
  %17 = getelementptr inbounds i8, ptr %16, i64 8
  store i64 %5, ptr %17, align 8
  store ptr %1, ptr %0, align 8
  %18 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %18, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %19, align 8
  %20 = getelementptr inbounds i8, ptr %0, i64 24
  %21 = load ptr, ptr %20, align 8
  %22 = call i64 @lumen_bif_element(ptr %0, ptr %21)
  %23 = load ptr, ptr %0, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 16
  %25 = load i64, ptr %24, align 8
  %26 = icmp eq i64 %22, 6
  br i1 %26, label %segment1, label %done, !prof !1

done:                                             ; preds = %element, %within
  %.04 = phi i64 [ %3, %within ], [ %25, %element ]
  %.03 = phi i64 [ %36, %within ], [ %22, %element ]
  %.0 = phi ptr [ %1, %within ], [ %23, %element ]
  %27 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %27(ptr %0, ptr %.0, ptr %2, i64 %.04, i64 %.03, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

tuple:                                            ; preds = %entry
  %28 = inttoptr i64 %5 to ptr
  %29 = getelementptr inbounds i8, ptr %28, i64 -3
  %30 = load i64, ptr %29, align 8
  %31 = lshr i64 %30, 16
  %32 = shl i64 %31, 3
  %33 = sub i64 %4, 8
  %34 = icmp ult i64 %33, %32
  br i1 %34, label %within, label %element, !prof !3

within:                                           ; preds = %tuple
  %35 = getelementptr inbounds i8, ptr %29, i64 %4
  %36 = load i64, ptr %35, align 8
  br label %done
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"bifs:is_binary/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = call preserve_mostcc i64 @lumen_is_binary(i64 %4)
  %11 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %11(ptr %0, ptr %1, ptr %2, i64 %3, i64 %10, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare dso_local i64 @lumen_bif_abs(ptr, ptr) #1

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
declare dso_local i64 @lumen_bif_element(ptr, ptr) #1

; Function Attrs: nounwind willreturn memory(read)
declare dso_local preserve_mostcc i64 @lumen_is_binary(i64) #4

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { nounwind }
attributes #2 = { cold nounwind }
attributes #3 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #4 = { nounwind willreturn memory(read) }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}
!2 = !{!"branch_weights", i32 -2147483648, i32 4096}
!3 = !{!"branch_weights", i32 1048576, i32 1}

