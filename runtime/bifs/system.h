// What the start of the program tells the system BIFs.
#ifndef RUNTIME_BIFS_SYSTEM_H_
#define RUNTIME_BIFS_SYSTEM_H_

namespace lumen::runtime {

// The wall clock of statistics/1 counts from here.
void NoteStartTime();

}  // namespace lumen::runtime

#endif  // RUNTIME_BIFS_SYSTEM_H_
