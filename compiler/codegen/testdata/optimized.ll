;;;; linux_x86_64
; ModuleID = 'optimized'
source_filename = "optimized"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.yield.2 = comdat any

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"optimized:sum/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = add i64 %3, -1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

segment3:                                         ; preds = %segment3.preheader, %fits9
  %lsr.iv24 = phi i64 [ %4, %segment3.preheader ], [ %lsr.iv.next25, %fits9 ]
  %lsr.iv = phi i64 [ %3, %segment3.preheader ], [ %lsr.iv.next, %fits9 ]
  %.0 = phi i64 [ %26, %fits9 ], [ %5, %segment3.preheader ]
  %12 = add i64 %lsr.iv, -1
  %13 = icmp eq i64 %lsr.iv24, 0
  br i1 %13, label %segment8, label %segment4

segment4:                                         ; preds = %segment3
  %14 = call { i64, i1 } @llvm.sadd.with.overflow.i64(i64 %lsr.iv24, i64 -8)
  %15 = extractvalue { i64, i1 } %14, 1
  br i1 %15, label %segment4.segment6.loopexit_crit_edge, label %fits, !prof !1

segment6.loopexitsplit:                           ; preds = %fits
  %16 = add i64 %lsr.iv, -1
  br label %segment6.loopexit

segment4.segment6.loopexit_crit_edge:             ; preds = %segment4
  %17 = add i64 %lsr.iv, -1
  br label %segment6.loopexit

segment6.loopexit:                                ; preds = %segment6.loopexitsplit, %segment4.segment6.loopexit_crit_edge
  %.012.lcssa22 = phi i64 [ %17, %segment4.segment6.loopexit_crit_edge ], [ %16, %segment6.loopexitsplit ]
  br label %segment6

segment6:                                         ; preds = %segment6.loopexit, %run
  %.1 = phi i64 [ %10, %run ], [ %.012.lcssa22, %segment6.loopexit ]
  %18 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %18(ptr %0, ptr %1, ptr nonnull %2, i64 %.1, i64 %5, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison) #2
  ret void

segment8:                                         ; preds = %segment3
  %.012.lcssa = phi i64 [ %12, %segment3 ]
  %.0.lcssa = phi i64 [ %.0, %segment3 ]
  %19 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %19(ptr %0, ptr %1, ptr nonnull %2, i64 %.012.lcssa, i64 %.0.lcssa, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison) #2
  ret void

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.2(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 ptrtoint (ptr @"optimized:sum/2" to i64), i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %20 = and i64 %4, 7
  %21 = icmp eq i64 %20, 0
  %22 = and i64 %5, 7
  %23 = icmp eq i64 %22, 0
  %or.cond = select i1 %21, i1 %23, i1 false
  br i1 %or.cond, label %segment3.preheader, label %segment6

segment3.preheader:                               ; preds = %run
  br label %segment3

fits:                                             ; preds = %segment4
  %24 = call { i64, i1 } @llvm.sadd.with.overflow.i64(i64 %.0, i64 %lsr.iv24)
  %25 = extractvalue { i64, i1 } %24, 1
  br i1 %25, label %segment6.loopexitsplit, label %fits9, !prof !1

fits9:                                            ; preds = %fits
  %26 = extractvalue { i64, i1 } %24, 0
  %lsr.iv.next = add i64 %lsr.iv, -1
  %lsr.iv.next25 = add i64 %lsr.iv24, -8
  %27 = icmp slt i64 %lsr.iv.next, 1
  br i1 %27, label %yield10, label %segment3, !prof !1

yield10:                                          ; preds = %fits9
  %.lcssa = phi i64 [ %26, %fits9 ]
  %28 = shl i64 %3, 3
  %29 = sub i64 %4, %28
  musttail call preserve_nonecc void @lumen.yield.2(ptr %0, ptr %1, ptr %2, i64 -1, i64 %29, i64 %.lcssa, i64 ptrtoint (ptr @"optimized:sum/2" to i64), i64 poison, i64 poison, i64 poison)
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
declare { i64, i1 } @llvm.sadd.with.overflow.i64(i64, i64) #3

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #2 = { nounwind }
attributes #3 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}

;;;; linux_arm64
; ModuleID = 'optimized'
source_filename = "optimized"
target datalayout = "e-m:e-i8:8:32-i16:16:32-i64:64-i128:128-n32:64-S128-Fn32"
target triple = "aarch64-linux-musl"

$lumen.yield.2 = comdat any

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"optimized:sum/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = add i64 %3, -1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !0

segment3:                                         ; preds = %segment3.preheader, %fits9
  %lsr.iv24 = phi i64 [ %4, %segment3.preheader ], [ %lsr.iv.next25, %fits9 ]
  %lsr.iv = phi i64 [ %3, %segment3.preheader ], [ %lsr.iv.next, %fits9 ]
  %.0 = phi i64 [ %26, %fits9 ], [ %5, %segment3.preheader ]
  %12 = add i64 %lsr.iv, -1
  %13 = icmp eq i64 %lsr.iv24, 0
  br i1 %13, label %segment8, label %segment4

segment4:                                         ; preds = %segment3
  %14 = call { i64, i1 } @llvm.sadd.with.overflow.i64(i64 %lsr.iv24, i64 -8)
  %15 = extractvalue { i64, i1 } %14, 1
  br i1 %15, label %segment4.segment6.loopexit_crit_edge, label %fits, !prof !0

segment6.loopexitsplit:                           ; preds = %fits
  %16 = add i64 %lsr.iv, -1
  br label %segment6.loopexit

segment4.segment6.loopexit_crit_edge:             ; preds = %segment4
  %17 = add i64 %lsr.iv, -1
  br label %segment6.loopexit

segment6.loopexit:                                ; preds = %segment6.loopexitsplit, %segment4.segment6.loopexit_crit_edge
  %.012.lcssa22 = phi i64 [ %17, %segment4.segment6.loopexit_crit_edge ], [ %16, %segment6.loopexitsplit ]
  br label %segment6

segment6:                                         ; preds = %segment6.loopexit, %run
  %.1 = phi i64 [ %10, %run ], [ %.012.lcssa22, %segment6.loopexit ]
  %18 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %18(ptr %0, ptr %1, ptr nonnull %2, i64 %.1, i64 %5, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison) #2
  ret void

segment8:                                         ; preds = %segment3
  %.012.lcssa = phi i64 [ %12, %segment3 ]
  %.0.lcssa = phi i64 [ %.0, %segment3 ]
  %19 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %19(ptr %0, ptr %1, ptr nonnull %2, i64 %.012.lcssa, i64 %.0.lcssa, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison) #2
  ret void

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.2(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 ptrtoint (ptr @"optimized:sum/2" to i64), i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %20 = and i64 %4, 7
  %21 = icmp eq i64 %20, 0
  %22 = and i64 %5, 7
  %23 = icmp eq i64 %22, 0
  %or.cond = select i1 %21, i1 %23, i1 false
  br i1 %or.cond, label %segment3.preheader, label %segment6

segment3.preheader:                               ; preds = %run
  br label %segment3

fits:                                             ; preds = %segment4
  %24 = call { i64, i1 } @llvm.sadd.with.overflow.i64(i64 %.0, i64 %lsr.iv24)
  %25 = extractvalue { i64, i1 } %24, 1
  br i1 %25, label %segment6.loopexitsplit, label %fits9, !prof !0

fits9:                                            ; preds = %fits
  %26 = extractvalue { i64, i1 } %24, 0
  %lsr.iv.next = add i64 %lsr.iv, -1
  %lsr.iv.next25 = add i64 %lsr.iv24, -8
  %27 = icmp slt i64 %lsr.iv.next, 1
  br i1 %27, label %yield10, label %segment3, !prof !0

yield10:                                          ; preds = %fits9
  %.lcssa = phi i64 [ %26, %fits9 ]
  %28 = shl i64 %3, 3
  %29 = sub i64 %4, %28
  musttail call preserve_nonecc void @lumen.yield.2(ptr %0, ptr %1, ptr %2, i64 -1, i64 %29, i64 %.lcssa, i64 ptrtoint (ptr @"optimized:sum/2" to i64), i64 poison, i64 poison, i64 poison)
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
declare { i64, i1 } @llvm.sadd.with.overflow.i64(i64, i64) #3

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="generic" }
attributes #1 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="generic" }
attributes #2 = { nounwind }
attributes #3 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!0 = !{!"branch_weights", i32 1, i32 1048576}

