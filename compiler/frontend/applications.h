// Where -include_lib finds applications: folders named NAME or NAME-VERSION.
#ifndef COMPILER_FRONTEND_APPLICATIONS_H_
#define COMPILER_FRONTEND_APPLICATIONS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lumen {

// Name and folder of each application in the folder `path`, in the order of names; of several versions of one the highest, and
// NAME without a version before any. Empty where there is no such folder.
std::vector<std::pair<std::string, std::string>> ApplicationsIn(const std::string& path);

// Is version `a` lower than `b`? Numbers count as numbers: 4.9 is lower than 4.10.
bool IsLowerVersion(std::string_view a, std::string_view b);

}  // namespace lumen

#endif  // COMPILER_FRONTEND_APPLICATIONS_H_
