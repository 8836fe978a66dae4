// lumen_return_memory: gives all memory back to the system that this thread has freed. mi_collect alone leaves what is marked to be given back later,
// and that is looked at when the same segment is used the next time, which may be never. Included behind the sources of mimalloc
// that programs hold (repository.bzl), as it needs what they do not show.
//
// Tested by //tests:soak.
#ifndef TOOLCHAINS_MIMALLOC_RETURN_MEMORY_H_
#define TOOLCHAINS_MIMALLOC_RETURN_MEMORY_H_

#include <stdbool.h>

static bool lumen_decommit_segment_of(mi_heap_t* heap, mi_page_queue_t* queue, mi_page_t* page, void* first, void* second) {
  (void)queue;
  (void)first;
  (void)second;
  mi_segment_delayed_decommit(_mi_page_segment(page), /*force=*/true, &heap->tld->stats);
  return true;
}

void lumen_return_memory(void) {
  mi_collect(/*force=*/true);
  mi_heap_visit_pages(mi_get_default_heap(), &lumen_decommit_segment_of, NULL, NULL);
}

#endif  // TOOLCHAINS_MIMALLOC_RETURN_MEMORY_H_
