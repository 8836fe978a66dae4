@ Transfers between the scheduler and compiled code on armv7, where compiled code has LLVM's ghccc convention:
@   r4 process | r5 heap | r6 stack | r7 reductions | r8:r9 argument 0 | r10:r11 argument 1; lr is not kept, sp does not move.
@ Compiled functions have no prologue and spill to [sp, sp + lumen_spill_bytes), which lumen_enter sets aside. C helpers are called
@ with sp as it is, so it stays 8-aligned. All of it is ARM code, no Thumb.
@
@ Offsets into the process are those of abi/process_fields.def, eight bytes each; the leave reason is kReturned = 1.
@ Tested by every program test on linux_armv7.

  .syntax unified
  .arm

#define HEAP_TOP 0
#define STACK_TOP 8
#define REDUCTIONS 16
#define ARGUMENTS 24
#define RESUME 32
#define LIVE_COUNT 40
#define LEAVE_REASON 48

  .section .text.lumen_enter, "ax", %progbits
  .globl lumen_enter
  .hidden lumen_enter
  .type lumen_enter, %function
  .p2align 4
lumen_enter:                           @ (r0 process)
  push {r3-r11, lr}                    @ r3 keeps sp 8-aligned
  ldr r1, =lumen_spill_bytes
  sub sp, sp, r1
  mov r4, r0
  b lumen_resume
  .ltorg
  .size lumen_enter, . - lumen_enter

  .section .text.lumen_resume, "ax", %progbits
  .globl lumen_resume
  .hidden lumen_resume
  .type lumen_resume, %function
  .p2align 4
lumen_resume:
  ldr r5, [r4, #HEAP_TOP]
  ldr r6, [r4, #STACK_TOP]
  ldr r7, [r4, #REDUCTIONS]
  ldr r0, [r4, #ARGUMENTS]
  ldr r1, [r4, #RESUME]
  ldm r0, {r8-r11}
  bx r1
  .size lumen_resume, . - lumen_resume

  .section .text.lumen_leave, "ax", %progbits
  .globl lumen_leave
  .hidden lumen_leave
  .type lumen_leave, %function
  .p2align 4
lumen_leave:
  str r5, [r4, #HEAP_TOP]
  str r6, [r4, #STACK_TOP]
  str r7, [r4, #REDUCTIONS]
  ldr r0, [r4, #ARGUMENTS]
  stm r0, {r8-r11}
  ldr r1, =lumen_spill_bytes
  add sp, sp, r1
  pop {r3-r11, pc}
  .ltorg
  .size lumen_leave, . - lumen_leave

  .section .text.lumen_undefined, "ax", %progbits
  .globl lumen_undefined
  .hidden lumen_undefined
  .type lumen_undefined, %function
  .p2align 4
lumen_undefined:
  str r5, [r4, #HEAP_TOP]
  str r6, [r4, #STACK_TOP]
  str r7, [r4, #REDUCTIONS]
  ldr r0, [r4, #ARGUMENTS]
  stm r0, {r8-r11}
  mov r0, r4
  mov r1, #0
  bl lumen_raise_pending
  b lumen_resume
  .size lumen_undefined, . - lumen_undefined

  .section .text.lumen_process_end, "ax", %progbits
  .globl lumen_process_end
  .hidden lumen_process_end
  .type lumen_process_end, %function
  .p2align 4
lumen_process_end:
  mov r0, #1
  str r0, [r4, #LEAVE_REASON]
  str r0, [r4, #LIVE_COUNT]
  b lumen_leave
  .size lumen_process_end, . - lumen_process_end

  .section .note.GNU-stack, "", %progbits
