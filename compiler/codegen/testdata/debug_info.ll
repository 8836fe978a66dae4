;;;; linux_x86_64
; ModuleID = 'debug_info'
source_filename = "debug_info"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-linux-musl"

$lumen.yield.1 = comdat any

$lumen.collect.1 = comdat any

$lumen.atom.debug_info = comdat any

$lumen.atom.outer = comdat any

$lumen.atom.inner = comdat any

@lumen.atom.debug_info.text = private unnamed_addr constant [10 x i8] c"debug_info", comdat($lumen.atom.debug_info), align 1
@lumen.atom.debug_info = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 198405983, i16 10, i16 0, ptr @lumen.atom.debug_info.text }>, section "lumen_atoms", comdat, align 16
@lumen.atom.outer.text = private unnamed_addr constant [5 x i8] c"outer", comdat($lumen.atom.outer), align 1
@lumen.atom.outer = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 7785154, i16 5, i16 0, ptr @lumen.atom.outer.text }>, section "lumen_atoms", comdat, align 16
@lumen.text = private unnamed_addr constant [15 x i8] c"debug_info.erl\00", align 1
@lumen.function = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.debug_info, i64 7), ptr getelementptr (i8, ptr @lumen.atom.outer, i64 7), i64 1, ptr @lumen.text }>, align 8
@lumen.location = private constant <{ ptr, i32, i32 }> <{ ptr @lumen.function, i32 3, i32 0 }>, align 8
@lumen.atom.inner.text = private unnamed_addr constant [5 x i8] c"inner", comdat($lumen.atom.inner), align 1
@lumen.atom.inner = linkonce_odr hidden constant <{ i32, i16, i16, ptr }> <{ i32 7361730, i16 5, i16 0, ptr @lumen.atom.inner.text }>, section "lumen_atoms", comdat, align 16
@lumen.text.1 = private unnamed_addr constant [15 x i8] c"debug_info.hrl\00", align 1
@lumen.function.2 = private constant <{ ptr, ptr, i64, ptr }> <{ ptr getelementptr (i8, ptr @lumen.atom.debug_info, i64 7), ptr getelementptr (i8, ptr @lumen.atom.inner, i64 7), i64 1, ptr @lumen.text.1 }>, align 8
@lumen.location.3 = private constant <{ ptr, i32, i32, ptr }> <{ ptr @lumen.function.2, i32 7, i32 -2147483648, ptr @lumen.location }>, align 8

; Function Attrs: nounwind
define dso_local preserve_nonecc void @"debug_info:outer/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 !dbg !5 {
entry:
  %10 = sub i64 %3, 1, !dbg !8
  %11 = icmp slt i64 %10, 0, !dbg !8
  br i1 %11, label %yield, label %run, !dbg !8, !prof !9

yield:                                            ; preds = %entry
  musttail call preserve_nonecc void @lumen.yield.1(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 ptrtoint (ptr @"debug_info:outer/1" to i64), i64 poison, i64 poison, i64 poison, i64 poison), !dbg !8
  ret void, !dbg !8

run:                                              ; preds = %entry
  %12 = getelementptr inbounds i8, ptr %1, i64 8, !dbg !8
  %13 = icmp ugt ptr %12, %2, !dbg !8
  br i1 %13, label %collect, label %enough, !dbg !8, !prof !9

collect:                                          ; preds = %run
  musttail call preserve_nonecc void @lumen.collect.1(ptr %0, ptr %1, ptr %2, i64 %10, i64 %4, i64 ptrtoint (ptr @"debug_info:outer/1" to i64), i64 1, i64 poison, i64 poison, i64 poison), !dbg !8
  ret void, !dbg !8

enough:                                           ; preds = %run
  %14 = getelementptr inbounds i8, ptr %2, i64 -8, !dbg !10
  store ptr @"debug_info:outer/1#1", ptr %14, align 8, !dbg !10
  musttail call preserve_nonecc void @"m:f/1"(ptr %0, ptr %1, ptr %14, i64 %10, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison), !dbg !10
  ret void, !dbg !10
}

; Function Attrs: nounwind
define internal preserve_nonecc void @"debug_info:inner/1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 !dbg !14 {
entry:
  %10 = load ptr, ptr %2, align 8, !dbg !15
  musttail call preserve_nonecc void %10(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison), !dbg !15
  ret void, !dbg !15
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
declare preserve_nonecc void @lumen_leave(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

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
declare dso_local preserve_mostcc void @lumen_collect(ptr, i64, i64) #3

; Function Attrs: nounwind
declare preserve_nonecc void @lumen_resume(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:f/1"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

; Function Attrs: nounwind
define internal preserve_nonecc void @"debug_info:outer/1#1"(ptr %0, ptr %1, ptr %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7, i64 %8, i64 %9) #0 align 16 prefix <{ ptr, i64 }> <{ ptr @lumen.location.3, i64 0 }> !dbg !16 {
entry:
  %10 = getelementptr inbounds i8, ptr %2, i64 8, !dbg !17
  musttail call preserve_nonecc void @"m:g/1"(ptr %0, ptr %1, ptr %10, i64 %3, i64 %4, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison), !dbg !17
  ret void, !dbg !17
}

; Function Attrs: nounwind
declare dso_local preserve_nonecc void @"m:g/1"(ptr, ptr, ptr, i64, i64, i64, i64, i64, i64, i64) #2 align 16

attributes #0 = { nounwind "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #1 = { cold nounwind optsize "frame-pointer"="none" "target-cpu"="x86-64" }
attributes #2 = { nounwind }
attributes #3 = { cold nounwind }

!llvm.module.flags = !{!0, !1, !2}
!llvm.dbg.cu = !{!3}

!0 = !{i32 1, !"override-stack-alignment", i32 8}
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = !{i32 2, !"Dwarf Version", i32 4}
!3 = distinct !DICompileUnit(language: DW_LANG_C99, file: !4, producer: "lumen", isOptimized: false, runtimeVersion: 0, emissionKind: FullDebug)
!4 = !DIFile(filename: "debug_info.erl", directory: ".")
!5 = distinct !DISubprogram(name: "debug_info:outer/1", scope: !4, file: !4, line: 2, type: !6, scopeLine: 2, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !3)
!6 = !DISubroutineType(types: !7)
!7 = !{}
!8 = !DILocation(line: 2, scope: !5)
!9 = !{!"branch_weights", i32 1, i32 1048576}
!10 = !DILocation(line: 7, scope: !11, inlinedAt: !13)
!11 = distinct !DISubprogram(name: "debug_info:inner/1", scope: !12, file: !12, line: 6, type: !6, scopeLine: 6, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !3)
!12 = !DIFile(filename: "debug_info.hrl", directory: ".")
!13 = !DILocation(line: 3, scope: !5)
!14 = distinct !DISubprogram(name: "debug_info:inner/1", scope: !12, file: !12, line: 6, type: !6, scopeLine: 6, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !3)
!15 = !DILocation(line: 6, scope: !14)
!16 = distinct !DISubprogram(name: "debug_info:outer/1", scope: !4, file: !4, line: 2, type: !6, scopeLine: 2, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !3)
!17 = !DILocation(line: 4, scope: !16)

