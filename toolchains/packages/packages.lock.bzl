"""Pinned packages: version, path below the archive's base address, SHA-256.

Written by `bazel run //toolchains/packages:renew`, which takes what the archive has now. To pin a further package add
`"NAME:ARCHITECTURE": []` (or `NAME:source`) and run the command with that name.
"""

PACKAGES = {
    "erlang-base:amd64": [
        "1:25.2.3+dfsg-1+deb12u4",
        "pool/main/e/erlang/erlang-base_25.2.3+dfsg-1+deb12u4_amd64.deb",
        "71731cddaf081836028de905052c69135a4d288fa804fdae5982ea83bf5b8b61",
    ],
    "erlang-dev:amd64": [
        "1:25.2.3+dfsg-1+deb12u4",
        "pool/main/e/erlang/erlang-dev_25.2.3+dfsg-1+deb12u4_amd64.deb",
        "2ed82ada4b42b1782ba39c0bbff78e96a38af96285544e662801b0dbeb2cadf6",
    ],
    "erlang-src:all": [
        "1:25.2.3+dfsg-1+deb12u4",
        "pool/main/e/erlang/erlang-src_25.2.3+dfsg-1+deb12u4_all.deb",
        "52fc8fbd533e0d094514ba54ff7b7a3244b2cf02a4905cf36dfeccb346d3479b",
    ],
    "erlang:source": [
        "1:25.2.3+dfsg-1+deb12u4",
        "pool/main/e/erlang/erlang_25.2.3+dfsg.orig.tar.xz",
        "65c77675af31235d19ee7888fb2a9d858759b1089ba33126344697be7600d271",
    ],
    "libc++-19-dev-wasm32:all": [
        "1:19.1.7-3~deb12u1",
        "pool/main/l/llvm-toolchain-19/libc++-19-dev-wasm32_19.1.7-3~deb12u1_all.deb",
        "e2c3a1ec97f42ff660688e7a435dab7cb785211d9e9559eef86192a218c24ce8",
    ],
    "libc++-19-dev:amd64": [
        "1:19.1.7-3~deb12u1",
        "pool/main/l/llvm-toolchain-19/libc++-19-dev_19.1.7-3~deb12u1_amd64.deb",
        "21e79a3c1557f0dbc8dc2dd1f123523ab08784a8fa2204c0ef7937e3c9baad95",
    ],
    "libc++abi-19-dev-wasm32:all": [
        "1:19.1.7-3~deb12u1",
        "pool/main/l/llvm-toolchain-19/libc++abi-19-dev-wasm32_19.1.7-3~deb12u1_all.deb",
        "a0835ee4cf44d41ee988e77be30d023134160a80bdea02b03a6a384c3f048e4d",
    ],
    "libclang-rt-19-dev-wasm32:all": [
        "1:19.1.7-3~deb12u1",
        "pool/main/l/llvm-toolchain-19/libclang-rt-19-dev-wasm32_19.1.7-3~deb12u1_all.deb",
        "a291d4ae24344016f2e05390a7875c88da6c1e2e48711607454e394604ecc669",
    ],
    "libclang-rt-19-dev:amd64": [
        "1:19.1.7-3~deb12u1",
        "pool/main/l/llvm-toolchain-19/libclang-rt-19-dev_19.1.7-3~deb12u1_amd64.deb",
        "872464dcd1aa3538e417e177f74a4c549b19313acaa1fe9465d32b936e9ef8eb",
    ],
    "libclang-rt-19-dev:arm64": [
        "1:19.1.7-3~deb12u1",
        "pool/main/l/llvm-toolchain-19/libclang-rt-19-dev_19.1.7-3~deb12u1_arm64.deb",
        "c46fce8817df4806e1c7881c3569a0f337146da261ea995ae5205b5c9c85f3c0",
    ],
    "libclang-rt-19-dev:armhf": [
        "1:19.1.7-3~deb12u1",
        "pool/main/l/llvm-toolchain-19/libclang-rt-19-dev_19.1.7-3~deb12u1_armhf.deb",
        "c5d891b5d2e95f4d4253d8c3af67b79bc712134e87986bfa1db800226e3fee36",
    ],
    "llvm-toolchain-19:source": [
        "1:19.1.7-3~deb12u1",
        "pool/main/l/llvm-toolchain-19/llvm-toolchain-19_19.1.7.orig.tar.xz",
        "ae498f3bc58ae2d9f64ef5f0c035c4240152bf015a5b7738b15c22e93bdc97ce",
    ],
    "mimalloc:source": [
        "2.0.9+ds-2",
        "pool/main/m/mimalloc/mimalloc_2.0.9+ds.orig.tar.xz",
        "cbc9d207ff105ad1f0cb739c378076143a6452b8d0624309cea0abfb040e972b",
    ],
    "musl-dev:amd64": [
        "1.2.3-1",
        "pool/main/m/musl/musl-dev_1.2.3-1_amd64.deb",
        "7c34f29a0c1aa12f6da1d25ed6de6fe6bbd9e048ee76b3dcb88c5e51fb65507f",
    ],
    "musl-dev:arm64": [
        "1.2.3-1",
        "pool/main/m/musl/musl-dev_1.2.3-1_arm64.deb",
        "55c2ca4bc3041c8ed8ac7dc3ef6080d9551a21650568b2fd7610b59eaf98a4f4",
    ],
    "musl-dev:armhf": [
        "1.2.3-1",
        "pool/main/m/musl/musl-dev_1.2.3-1_armhf.deb",
        "3a9dbb8ae66716f117dce87558fb47a161db0eebf0700cc6bf84ef6871ce7d38",
    ],
    "wasi-libc:all": [
        "0.0~git20220510.9886d3d-2",
        "pool/main/w/wasi-libc/wasi-libc_0.0~git20220510.9886d3d-2_all.deb",
        "513e25eeca77f7e31adf928b684714dd656cc6bc70c2970abfe3b4117e3b736f",
    ],
    "zlib:source": [
        "1:1.2.13.dfsg-1",
        "pool/main/z/zlib/zlib_1.2.13.dfsg.orig.tar.bz2",
        "71feb7947e3c00ef125f83b79a4e529bde31171e5babe48b391f06758d1ab0a1",
    ],
}
