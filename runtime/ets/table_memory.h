// Memory of tables, counted as erlang:memory(ets) tells it: to the byte, so that a program which has deleted what it made finds what it
// found before. What is counted is all that a table consists of but the terms that heirs get, which are of the processes' memory.
//
// None returns null: the program ends where there is no memory. Any thread. Nothing here collects. Tested by ets_test.cc.
#ifndef RUNTIME_ETS_TABLE_MEMORY_H_
#define RUNTIME_ETS_TABLE_MEMORY_H_

#include <stddef.h>

namespace lumen::runtime::ets {

void* AllocateBytes(size_t bytes);
void* AllocateZeroedBytes(size_t bytes);
// As realloc; both sizes in bytes.
void* ResizeBytes(void* block, size_t old_bytes, size_t bytes);
// `bytes`: what it was allocated or resized with.
void FreeBytes(void* block, size_t bytes);

}  // namespace lumen::runtime::ets

#endif  // RUNTIME_ETS_TABLE_MEMORY_H_
