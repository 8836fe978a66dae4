;;;; linux_x86_64
; ModuleID = 'errors'
source_filename = "errors"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.function_clause.7 = comdat any

$lumen.raise.lumen_error_badmatch = comdat any

$lumen.yield.1 = comdat any

$lumen.collect.1 = comdat any

$lumen.raise.lumen_error_case_clause = comdat any

$lumen.raise.lumen_error_if_clause = comdat any

$lumen.raise.lumen_error_tagged = comdat any

$lumen.raise.lumen_error_atom = comdat any

$lumen.atom.errors = comdat any

$lumen.atom.function_clause = comdat any

$lumen.atom.badmatch = comdat any

$lumen.atom.case_clause = comdat any

$lumen.atom.if_clause = comdat any

$lumen.atom.bad_generator = comdat any

$lumen.atom.tagged = comdat any

$lumen.atom.badarg = comdat any

$lumen.atom.reason = comdat any

@lumen.atom.errors.text = private unnamed_addr constant [6 x i8] c"errors", comdat($lumen.atom.errors), align 1
@lumen.atom.errors = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 113874579, i16 6, i16 0, ptr @lumen.atom.errors.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.function_clause.text = private unnamed_addr constant [15 x i8] c"function_clause", comdat($lumen.atom.function_clause), align 1
@lumen.atom.function_clause = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 21505685, i16 15, i16 0, ptr @lumen.atom.function_clause.text }>, section "lumen_atoms", comdat, align 16
@lumen.text = private unnamed_addr constant [11 x i8] c"errors.erl\00", align 1
@lumen.function = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.errors, i64 7), ptr getelementptr (i8, ptr @lumen.atom.function_clause, i64 7), i64 7, ptr @lumen.text }>, align 8
@lumen.location = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 1, i32 2147483647 }>, align 8
@lumen.atom.badmatch.text = private unnamed_addr constant [8 x i8] c"badmatch", comdat($lumen.atom.badmatch), align 1
@lumen.atom.badmatch = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 129207320, i16 8, i16 0, ptr @lumen.atom.badmatch.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.1 = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.errors, i64 7), ptr getelementptr (i8, ptr @lumen.atom.badmatch, i64 7), i64 1, ptr @lumen.text }>, align 8
@lumen.location.2 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.1, i32 3, i32 2147483647 }>, align 8
@lumen.atom.case_clause.text = private unnamed_addr constant [11 x i8] c"case_clause", comdat($lumen.atom.case_clause), align 1
@lumen.atom.case_clause = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 101385509, i16 11, i16 0, ptr @lumen.atom.case_clause.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.3 = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.errors, i64 7), ptr getelementptr (i8, ptr @lumen.atom.case_clause, i64 7), i64 1, ptr @lumen.text }>, align 8
@lumen.location.4 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.3, i32 5, i32 0 }>, align 8
@lumen.location.5 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.3, i32 6, i32 0 }>, align 8
@lumen.atom.if_clause.text = private unnamed_addr constant [9 x i8] c"if_clause", comdat($lumen.atom.if_clause), align 1
@lumen.atom.if_clause = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 94561109, i16 9, i16 0, ptr @lumen.atom.if_clause.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.6 = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.errors, i64 7), ptr getelementptr (i8, ptr @lumen.atom.if_clause, i64 7), i64 0, ptr @lumen.text }>, align 8
@lumen.location.7 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.6, i32 8, i32 2147483647 }>, align 8
@lumen.atom.bad_generator.text = private unnamed_addr constant [13 x i8] c"bad_generator", comdat($lumen.atom.bad_generator), align 1
@lumen.atom.bad_generator = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 213047426, i16 13, i16 0, ptr @lumen.atom.bad_generator.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.tagged.text = private unnamed_addr constant [6 x i8] c"tagged", comdat($lumen.atom.tagged), align 1
@lumen.atom.tagged = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 128441780, i16 6, i16 0, ptr @lumen.atom.tagged.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.8 = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.errors, i64 7), ptr getelementptr (i8, ptr @lumen.atom.tagged, i64 7), i64 1, ptr @lumen.text }>, align 8
@lumen.location.9 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.8, i32 10, i32 2147483647 }>, align 8
@lumen.atom.badarg.text = private unnamed_addr constant [6 x i8] c"badarg", comdat($lumen.atom.badarg), align 1
@lumen.atom.badarg = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 109553799, i16 6, i16 0, ptr @lumen.atom.badarg.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.reason.text = private unnamed_addr constant [6 x i8] c"reason", comdat($lumen.atom.reason), align 1
@lumen.atom.reason = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 126585438, i16 6, i16 0, ptr @lumen.atom.reason.text }>, section "lumen_atoms", comdat, align 16
@lumen.function.10 = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.errors, i64 7), ptr getelementptr (i8, ptr @lumen.atom.reason, i64 7), i64 0, ptr @lumen.text }>, align 8
@lumen.location.11 = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function.10, i32 12, i32 2147483647 }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"errors:function_clause/7"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %0, i64 24
  %11 = load ptr, ptr %10, align 8
  %12 = getelementptr inbounds i8, ptr %11, i64 48
  %13 = load i64, ptr %12, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 24
  %15 = load ptr, ptr %14, align 8
  %16 = getelementptr inbounds i8, ptr %15, i64 48
  store i64 %13, ptr %16, align 8
  %17 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr @lumen.location, ptr %17, align 8
  musttail call preserve_nonecc void @lumen.function_clause.7(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"errors:badmatch/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  musttail call preserve_nonecc void @lumen.raise.lumen_error_badmatch(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 ptrtoint (ptr @lumen.location.2 to i64), i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"errors:case_clause/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  %10 = sub i64 %3, 1
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %yield, label %run, !prof !1

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.1(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 ptrtoint (ptr @"errors:case_clause/1" to i64), i64 poison, i64 poison, i64 poison, i64 poison)
  ret void

run:                                              ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %1, i64 8
  %13 = icmp ugt ptr %12, %2
  br i1 %13, label %collect, label %enough, !prof !1

collect:                                          ; preds = %run
  musttail call preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 ptrtoint (ptr @"errors:case_clause/1" to i64), i64 1, i64 poison, i64 poison, i64 poison)
  ret void

enough:                                           ; preds = %run
  %14 = getelementptr inbounds i8, ptr %2, i64 -8
  store ptr @"errors:case_clause/1#1", ptr %14, align 8
  musttail call preserve_nonecc void @"m:f/0"(ptr %0, ptr %1, ptr %14, i64 %10, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"errors:if_clause/0"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  musttail call preserve_nonecc void @lumen.raise.lumen_error_if_clause(ptr %0, ptr %1, ptr %2, i64 %3, i64 ptrtoint (ptr @lumen.location.7 to i64), i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"errors:tagged/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  musttail call preserve_nonecc void @lumen.raise.lumen_error_tagged(ptr %0, ptr %1, ptr %2, i64 %3, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.bad_generator, i64 7) to i64), i64 %4, i64 ptrtoint (ptr @lumen.location.9 to i64), i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"errors:reason/0"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 {
entry:
  musttail call preserve_nonecc void @lumen.raise.lumen_error_atom(ptr %0, ptr %1, ptr %2, i64 %3, i64 ptrtoint (ptr getelementptr (i8, ptr @lumen.atom.badarg, i64 7) to i64), i64 ptrtoint (ptr @lumen.location.11 to i64), i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.function_clause.7(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = getelementptr inbounds i8, ptr %0, i64 32
  %11 = load ptr, ptr %10, align 8
  store ptr %1, ptr %0, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %0, i64 24
  %15 = load ptr, ptr %14, align 8
  store i64 %4, ptr %15, align 8
  %16 = getelementptr inbounds i8, ptr %15, i64 8
  store i64 %5, ptr %16, align 8
  %17 = getelementptr inbounds i8, ptr %15, i64 16
  store i64 %6, ptr %17, align 8
  %18 = getelementptr inbounds i8, ptr %15, i64 24
  store i64 %7, ptr %18, align 8
  %19 = getelementptr inbounds i8, ptr %15, i64 32
  store i64 %8, ptr %19, align 8
  %20 = getelementptr inbounds i8, ptr %15, i64 40
  store i64 %9, ptr %20, align 8
  call void @lumen_error_function_clause(ptr %0, i64 7, ptr %11)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local void @lumen_error_function_clause(ptr, i64, ptr) #2

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #3 align 16

; Function Attrs: cold nounwind
declare dso_local void @lumen_error_badmatch(ptr, i64, ptr) #2

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.raise.lumen_error_badmatch(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %5 to ptr
  store ptr %1, ptr %0, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %12, align 8
  call void @lumen_error_badmatch(ptr %0, i64 %4, ptr %10)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.yield.1(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %5 to ptr
  %11 = getelementptr inbounds i8, ptr %0, i64 32
  store ptr %10, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 40
  store i64 1, ptr %12, align 8
  %13 = getelementptr inbounds i8, ptr %0, i64 48
  store i64 0, ptr %13, align 8
  musttail call preserve_nonecc void @lumen_leave(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_leave(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #3 align 16

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

; Function Attrs: cold nounwind
declare dso_local preserve_mostcc void @lumen_collect(ptr, i64, i64) #2

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:f/0"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #3 align 16

; Function Attrs: nounwind
define internal preserve_nonecc void @"errors:case_clause/1#1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location.4, i64 0 }> {
entry:
  musttail call preserve_nonecc void @lumen.raise.lumen_error_case_clause(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 ptrtoint (ptr @lumen.location.5 to i64), i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local void @lumen_error_case_clause(ptr, i64, ptr) #2

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.raise.lumen_error_case_clause(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %5 to ptr
  store ptr %1, ptr %0, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %12, align 8
  call void @lumen_error_case_clause(ptr %0, i64 %4, ptr %10)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local void @lumen_error_if_clause(ptr, ptr) #2

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.raise.lumen_error_if_clause(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %4 to ptr
  store ptr %1, ptr %0, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %12, align 8
  call void @lumen_error_if_clause(ptr %0, ptr %10)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local void @lumen_error_tagged(ptr, i64, i64, ptr) #2

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.raise.lumen_error_tagged(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %6 to ptr
  store ptr %1, ptr %0, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %12, align 8
  call void @lumen_error_tagged(ptr %0, i64 %4, i64 %5, ptr %10)
  musttail call preserve_nonecc void @lumen_resume(ptr %0, ptr %1, ptr %2, i64 %3, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison)
  ret void
}

; Function Attrs: cold nounwind
declare dso_local void @lumen_error_atom(ptr, i64, ptr) #2

; Function Attrs: cold nounwind optsize
define linkonce_odr hidden preserve_nonecc void @lumen.raise.lumen_error_atom(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #1 comdat align 16 {
entry:
  %10 = inttoptr i64 %5 to ptr
  store ptr %1, ptr %0, align 8
  %11 = getelementptr inbounds i8, ptr %0, i64 8
  store ptr %2, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 16
  store i64 %3, ptr %12, align 8
  call void @lumen_error_atom(ptr %0, i64 %4, ptr %10)
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

