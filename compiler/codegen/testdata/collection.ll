;;;; linux_x86_64
; ModuleID = 'collection'
source_filename = "collection"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.collect.3 = comdat any

$lumen.yield.2 = comdat any

$lumen.collect.2 = comdat any

$lumen.collect.1 = comdat any

$lumen.atom.collection = comdat any

$lumen.atom.after_call = comdat any

@lumen.atom.collection.text = private unnamed_addr constant [10 x i8] c"collection", comdat($lumen.atom.collection), align 1
@lumen.atom.collection = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 45877870, i16 10, i16 0, ptr @lumen.atom.collection.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.after_call.text = private unnamed_addr constant [10 x i8] c"after_call", comdat($lumen.atom.after_call), align 1
@lumen.atom.after_call = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 209972108, i16 10, i16 0, ptr @lumen.atom.after_call.text }>, section "lumen_atoms", comdat, align 16
@lumen.function = private constant <{ ptr, ptr, i64, i64 }> <{ ptr getelementptr (i8, ptr @lumen.atom.collection, i64 7), ptr getelementptr (i8, ptr @lumen.atom.after_call, i64 7), i64 2, i64 0 }>, align 8
@lumen.location = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 3, i32 1 }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"collection:pair/3"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %1, i64 40
  %11 = icmp ugt ptr %10, %2
  br i1 %11, label %collect, label %enough, !prof !1

collect:                                          ; preds = %entry
  musttail call preserve_nonecc void @lumen.collect.3(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 ptrtoint (ptr @"collection:pair/3" to i64), i64 5, i64 poison)
  ret void

enough:                                           ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %1, i64 24
  store i64 131078, ptr %1, align 8
  %13 = getelementptr inbounds i8, ptr %1, i64 8
  store i64 %4, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 %5, ptr %14, align 8
  %15 = ptrtoint ptr %1 to i64
  %16 = or i64 %15, 3
  %17 = getelementptr inbounds i8, ptr %12, i64 16
  store i64 %16, ptr %12, align 8
  %18 = getelementptr inbounds i8, ptr %12, i64 8
  store i64 %6, ptr %18, align 8
  %19 = ptrtoint ptr %12 to i64
  %20 = or i64 %19, 1
  %21 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %21(ptr %0, ptr %17, ptr %2, i64 %3, i64 %20, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"collection:after_call/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.2(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 ptrtoint (ptr @"collection:after_call/2" to i64), i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %1, i64 16
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !1

collect:                                          ; preds = %run
  musttail call preserve_nonecc void @lumen.collect.2(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 %5, i64 ptrtoint (ptr @"collection:after_call/2" to i64), i64 2, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %run
  %14 = getelementptr inbounds i8, ptr %2, i64 -16
  %15 = getelementptr inbounds i8, ptr %14, i64 8
  store i64 %5, ptr %15, align 8
  store ptr @"collection:after_call/2#1", ptr %14, align 8
  musttail call preserve_nonecc void @"m:f/1"(ptr %0, ptr %1, ptr %14, i64 %10, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"collection:maybe/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = and i64 %4, 7
  %11 = icmp eq i64 %10, 1
  br i1 %11, label %segment2, label %segment1

segment1:                                         ; preds = %entry
  %12 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %12(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

segment2:                                         ; preds = %entry
  %13 = getelementptr inbounds i8, ptr %1, i64 16
  %14 = icmp ugt ptr %13, %2
  br i1 %14, label %collect, label %enough, !prof !1

collect:                                          ; preds = %segment2
  musttail call preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 ptrtoint (ptr @"collection:maybe/1" to i64), i64 2, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %segment2
  %15 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 65542, ptr %1, align 8
  %16 = getelementptr inbounds i8, ptr %1, i64 8
  store i64 %4, ptr %16, align 8
  %17 = ptrtoint ptr %1 to i64
  %18 = or i64 %17, 3
  %19 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %19(ptr %0, ptr %15, ptr %2, i64 %3, i64 %18, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

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
declare dso_local preserve_mostcc void @lumen_collect(ptr, i64, i64) #2

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #3 align 16

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
declare preserve_nonecc void @lumen_leave(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #3 align 16

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

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:f/1"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #3 align 16

; Function Attrs: nounwind
define internal preserve_nonecc void @"collection:after_call/2#1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location, i64 0 }> {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 8
  %11 = load i64, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %1, i64 24
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !1

collect:                                          ; preds = %entry
  musttail call preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 ptrtoint (ptr @"collection:after_call/2#1" to i64), i64 3, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %entry
  %14 = getelementptr inbounds i8, ptr %1, i64 24
  store i64 131078, ptr %1, align 8
  %15 = getelementptr inbounds i8, ptr %1, i64 8
  store i64 %4, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %1, i64 16
  store i64 %11, ptr %16, align 8
  %17 = ptrtoint ptr %1 to i64
  %18 = or i64 %17, 3
  %19 = getelementptr inbounds i8, ptr %2, i64 16
  %20 = load ptr, ptr %19, align 8
  musttail call preserve_nonecc void %20(ptr %0, ptr %14, ptr %19, i64 %3, i64 %18, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
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

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #2 = { cold nounwind }
attributes #3 = { nounwind }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}

