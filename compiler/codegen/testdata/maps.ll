;;;; linux_x86_64
; ModuleID = 'maps'
source_filename = "maps"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.raise.lumen_raise_pending = comdat any

$lumen.function_clause.1 = comdat any

$lumen.function_clause.2 = comdat any

$lumen.literal.0 = comdat nodeduplicate

$lumen.atom.a = comdat any

$lumen.atom.b = comdat any

$lumen.literal.1 = comdat nodeduplicate

$lumen.literal.2 = comdat nodeduplicate

$lumen.atom.maps = comdat any

$lumen.atom.make = comdat any

$lumen.atom.match = comdat any

$lumen.atom.find = comdat any

@lumen.list = private constant <{ i64, i64 }> <{ i64 16, i64 15 }>, section "lumen_literals", comdat($lumen.literal.0), align 8
@lumen.atom.a.text = private unnamed_addr constant [1 x i8] c"a", comdat($lumen.atom.a), align 1
@lumen.atom.a = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 97, i16 1, i16 0, ptr @lumen.atom.a.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.b.text = private unnamed_addr constant [1 x i8] c"b", comdat($lumen.atom.b), align 1
@lumen.atom.b = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 98, i16 1, i16 0, ptr @lumen.atom.b.text }>, section "lumen_atoms", comdat, align 16
@lumen.tuple = private constant <{ i64, i64, ptr }> <{ i64 131078, i64 8, ptr getelementptr (i8, ptr @lumen.atom.b, i64 7) }>, section "lumen_literals", comdat($lumen.literal.1), align 8
@lumen.map = private constant <{ i64, ptr, ptr, ptr }> <{ i64 196654, ptr getelementptr (i8, ptr @lumen.tuple, i64 3), ptr getelementptr (i8, ptr @lumen.atom.a, i64 7), ptr getelementptr (i8, ptr @lumen.list, i64 1) }>, section "lumen_literals", comdat($lumen.literal.2), align 8
@lumen.atom.maps.text = private unnamed_addr constant [4 x i8] c"maps", comdat($lumen.atom.maps), align 1
@lumen.atom.maps = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 473203, i16 4, i16 0, ptr @lumen.atom.maps.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.make.text = private unnamed_addr constant [4 x i8] c"make", comdat($lumen.atom.make), align 1
@lumen.atom.make = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 473109, i16 4, i16 0, ptr @lumen.atom.make.text }>, section "lumen_atoms", comdat, align 16
@lumen.text = private unnamed_addr constant [9 x i8] c"maps.erl\00", align 1
@lumen.function = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.maps, i64 7), ptr getelementptr (i8, ptr @lumen.atom.make, i64 7), i64 1, ptr @lumen.text }>, align 8
@lumen.location = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 2, i32 2147483647 }>, align 8
@lumen.location.1 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 3, i32 2147483647 }>, align 8
@lumen.location.2 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 4, i32 2147483647 }>, align 8
@lumen.location.3 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 5, i32 2147483647 }>, align 8
@lumen.atom.match.text = private unnamed_addr constant [5 x i8] c"match", comdat($lumen.atom.match), align 1
@lumen.atom.match = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 7572120, i16 5, i16 0, ptr @lumen.atom.match.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.4 = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.maps, i64 7), ptr getelementptr (i8, ptr @lumen.atom.match, i64 7), i64 1, ptr @lumen.text }>, align 8
@lumen.location.5 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.4, i32 6, i32 2147483647 }>, align 8
@lumen.atom.find.text = private unnamed_addr constant [4 x i8] c"find", comdat($lumen.atom.find), align 1
@lumen.atom.find = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 446532, i16 4, i16 0, ptr @lumen.atom.find.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.6 = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.maps, i64 7), ptr getelementptr (i8, ptr @lumen.atom.find, i64 7), i64 2, ptr @lumen.text }>, align 8
@lumen.location.7 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.6, i32 7, i32 2147483647 }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"maps:make/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %0, i64 24
  %11 = load ptr, ptr %10, align 8
  store i64 %4, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %11, i64 8
  store i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.map, i64 2) to i64), ptr %12, align 8
  store ptr %1, ptr %0, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %14, align 8
  %15 = call i64 @lumen_map_new(ptr %0, i64 1)
  %16 = load ptr, ptr %0, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 16
  %18 = load i64, ptr %17, align 8
  store ptr %16, ptr %0, align 8
  %19 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %19, align 8
  %20 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %18, ptr %20, align 8
  %21 = call i64 @lumen_map_put(ptr %0, i64 %4, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.map, i64 2) to i64), i64 %15)
  %22 = load ptr, ptr %0, align 8
  %23 = getelementptr inbounds i8, ptr %0, i64 16
  %24 = load i64, ptr %23, align 8
  %25 = icmp eq i64 %21, 6
  br i1 %25, label %raise, label %value, !prof !1

value:                                            ; preds = %entry
  %26 = getelementptr inbounds i8, ptr %0, i64 24
  %27 = load ptr, ptr %26, align 8
  store i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.map, i64 2) to i64), ptr %27, align 8
  %28 = getelementptr inbounds i8, ptr %27, i64 8
  store i64 %15, ptr %28, align 8
  %29 = getelementptr inbounds i8, ptr %27, i64 16
  store i64 %4, ptr %29, align 8
  %30 = getelementptr inbounds i8, ptr %27, i64 24
  store i64 %4, ptr %30, align 8
  store ptr %22, ptr %0, align 8
  %31 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %31, align 8
  %32 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %24, ptr %32, align 8
  %33 = call i64 @lumen_map_put_many(ptr %0, i64 %21, i64 2)
  %34 = load ptr, ptr %0, align 8
  %35 = getelementptr inbounds i8, ptr %0, i64 16
  %36 = load i64, ptr %35, align 8
  %37 = icmp eq i64 %33, 6
  br i1 %37, label %raise2, label %value1, !prof !1

raise:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %22, ptr %2, i64 %24, i64 ptrtoint (ptr @lumen.location to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

value1:                                           ; preds = %value
  store ptr %34, ptr %0, align 8
  %38 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %38, align 8
  %39 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %36, ptr %39, align 8
  %40 = call i64 @lumen_map_update(ptr %0, i64 %33, i64 %4, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.map, i64 2) to i64))
  %41 = load ptr, ptr %0, align 8
  %42 = getelementptr inbounds i8, ptr %0, i64 16
  %43 = load i64, ptr %42, align 8
  %44 = icmp eq i64 %40, 6
  br i1 %44, label %raise4, label %value3, !prof !1

raise2:                                           ; preds = %value
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %34, ptr %2, i64 %36, i64 ptrtoint (ptr @lumen.location.1 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

value3:                                           ; preds = %value1
  %45 = getelementptr inbounds i8, ptr %0, i64 24
  %46 = load ptr, ptr %45, align 8
  store i64 %4, ptr %46, align 8
  %47 = getelementptr inbounds i8, ptr %46, i64 8
  store i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.map, i64 2) to i64), ptr %47, align 8
  %48 = getelementptr inbounds i8, ptr %46, i64 16
  store i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.map, i64 2) to i64), ptr %48, align 8
  %49 = getelementptr inbounds i8, ptr %46, i64 24
  store i64 %4, ptr %49, align 8
  store ptr %41, ptr %0, align 8
  %50 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %50, align 8
  %51 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %43, ptr %51, align 8
  %52 = call i64 @lumen_map_update_many(ptr %0, i64 %40, i64 2)
  %53 = load ptr, ptr %0, align 8
  %54 = getelementptr inbounds i8, ptr %0, i64 16
  %55 = load i64, ptr %54, align 8
  %56 = icmp eq i64 %52, 6
  br i1 %56, label %raise6, label %value5, !prof !1

raise4:                                           ; preds = %value1
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %41, ptr %2, i64 %43, i64 ptrtoint (ptr @lumen.location.2 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

value5:                                           ; preds = %value3
  %57 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %57(ptr %0, ptr %53, ptr %2, i64 %55, i64 %52, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

raise6:                                           ; preds = %value3
  musttail call preserve_nonecc void @lumen.raise.lumen_raise_pending(ptr %0, ptr %53, ptr %2, i64 %55, i64 ptrtoint (ptr @lumen.location.3 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"maps:match/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = and i64 %4, 7
  %11 = icmp eq i64 %10, 2
  br i1 %11, label %boxed, label %segment2

segment1:                                         ; preds = %boxed, %boxed
  %12 = inttoptr i64 %4 to ptr
  %13 = getelementptr inbounds i8, ptr %12, i64 -2
  %14 = load i64, ptr %13, align 8
  %15 = and i64 %14, 255
  %16 = icmp eq i64 %15, 46
  br i1 %16, label %flat, label %large

segment2:                                         ; preds = %boxed, %entry, %next_key, %large
  musttail call preserve_nonecc void @lumen.function_clause.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 ptrtoint (ptr @lumen.location.5 to i64), i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

boxed:                                            ; preds = %entry
  %17 = inttoptr i64 %4 to ptr
  %18 = getelementptr inbounds i8, ptr %17, i64 -2
  %19 = load i64, ptr %18, align 8
  %20 = and i64 %19, 255
  switch i64 %20, label %segment2 [
    i64 54, label %segment1
    i64 46, label %segment1
  ]

found:                                            ; preds = %same_key, %large
  %21 = phi i64 [ %29, %large ], [ %39, %same_key ]
  %22 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %22(ptr %0, ptr %1, ptr %2, i64 %3, i64 %21, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

flat:                                             ; preds = %segment1
  %23 = getelementptr inbounds i8, ptr %13, i64 8
  %24 = load i64, ptr %23, align 8
  %25 = inttoptr i64 %24 to ptr
  %26 = getelementptr inbounds i8, ptr %25, i64 -3
  %27 = lshr i64 %14, 16
  %28 = sub i64 %27, 1
  br label %next_key

large:                                            ; preds = %segment1
  %29 = call i64 @lumen_map_find_hashed(i64 %4, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.a, i64 7) to i64), i64 125308695)
  %30 = icmp eq i64 %29, 6
  br i1 %30, label %segment2, label %found

next_key:                                         ; preds = %compare_key, %flat
  %31 = phi i64 [ %28, %flat ], [ %33, %compare_key ]
  %32 = icmp eq i64 %31, 0
  br i1 %32, label %segment2, label %compare_key

compare_key:                                      ; preds = %next_key
  %33 = sub i64 %31, 1
  %34 = getelementptr inbounds i64, ptr %26, i64 %31
  %35 = load i64, ptr %34, align 8
  %36 = icmp eq i64 %35, ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.a, i64 7) to i64)
  br i1 %36, label %same_key, label %next_key

same_key:                                         ; preds = %compare_key
  %37 = add i64 %33, 2
  %38 = getelementptr inbounds i64, ptr %13, i64 %37
  %39 = load i64, ptr %38, align 8
  br label %found
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"maps:find/2"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = and i64 %4, 7
  %11 = icmp eq i64 %10, 2
  br i1 %11, label %boxed, label %segment2

segment1:                                         ; preds = %boxed, %boxed
  %12 = call i64 @lumen_map_find(i64 %4, i64 %5)
  %13 = icmp eq i64 %12, 6
  br i1 %13, label %segment2, label %found

segment2:                                         ; preds = %boxed, %entry, %segment1
  musttail call preserve_nonecc void @lumen.function_clause.2(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 ptrtoint (ptr @lumen.location.7 to i64), i64 poison, i64 poison, i64 poison)
  ret void

boxed:                                            ; preds = %entry
  %14 = inttoptr i64 %4 to ptr
  %15 = getelementptr inbounds i8, ptr %14, i64 -2
  %16 = load i64, ptr %15, align 8
  %17 = and i64 %16, 255
  switch i64 %17, label %segment2 [
    i64 54, label %segment1
    i64 46, label %segment1
  ]

found:                                            ; preds = %segment1
  %18 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %18(ptr %0, ptr %1, ptr %2, i64 %3, i64 %12, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"maps:guard/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  store ptr %1, ptr %0, align 8
  %10 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %10, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %11, align 8
  %12 = call i64 @lumen_map_update(ptr %0, i64 %4, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.a, i64 7) to i64), i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.a, i64 7) to i64))
  %13 = load ptr, ptr %0, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 16
  %15 = load i64, ptr %14, align 8
  %16 = icmp eq i64 %12, 6
  br i1 %16, label %segment1, label %value, !prof !1

segment1:                                         ; preds = %entry
  %17 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %17(ptr %0, ptr %13, ptr %2, i64 %15, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.a, i64 7) to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

value:                                            ; preds = %entry
  %18 = load ptr, ptr %2, align 8
  musttail call preserve_nonecc void %18(ptr %0, ptr %13, ptr %2, i64 %15, i64 %12, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare dso_local i64 @lumen_map_new(ptr, i64) #1

; Function Attrs: nounwind
declare dso_local i64 @lumen_map_put(ptr, i64, i64, i64) #1

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
declare dso_local i64 @lumen_map_put_many(ptr, i64, i64) #1

; Function Attrs: nounwind
declare dso_local i64 @lumen_map_update(ptr, i64, i64, i64) #1

; Function Attrs: nounwind
declare dso_local i64 @lumen_map_update_many(ptr, i64, i64) #1

; Function Attrs: nounwind willreturn memory(read)
declare dso_local i64 @lumen_map_find_hashed(i64, i64, i64) #4

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
declare dso_local i64 @lumen_map_find(i64, i64) #4

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.function_clause.2(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #3 comdat align 16 {
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
  call void @lumen_error_function_clause(ptr %0, i64 2, ptr %10)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { nounwind }
attributes #2 = { cold nounwind }
attributes #3 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #4 = { nounwind willreturn memory(read) }

!llvm.module.flags = !{!0}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{!"branch_weights", i32 1, i32 1048576}

