#!/usr/bin/env bash
# Records frontend.proftext anew: reads and checks every source of the installed OTP (Debian: erlang-src) with a frontend that counts.
#
#   compiler/frontend/profile/record.sh
#
# Kept are the functions in which some part ran LEAST times: the others make no difference, and there are many.
set -euo pipefail
LEAST=10000
cd "$(dirname "$0")/../../.."
./bazelw build -c opt --//compiler/frontend/profile:use=false --copt=-fprofile-generate --linkopt=-fprofile-generate \
  //compiler/frontend:frontend_tool
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
LLVM_PROFILE_FILE=$scratch/raw.%p compiler/frontend/measure_otp.sh bazel-bin/compiler/frontend/frontend_tool 1
llvm-profdata-19 merge --text -o "$scratch/text" "$scratch"/raw.*
awk -v least="$LEAST" '
  function flush() { if (most >= least || block ~ /^# IR level/) print block; block = ""; most = 0; values = 0 }
  /^$/ { flush(); next }
  /^# Counter Values/ { values = 1 }
  values && $0 + 0 > most { most = $0 + 0 }
  { block = block $0 "\n" }
  /^:ir/ { flush() }
  END { flush() }' "$scratch/text" > compiler/frontend/profile/frontend.proftext
