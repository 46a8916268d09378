#!/bin/sh
# Puts the pinned torch into a Python without CUDA, which would be 3 GB that nothing here uses.
# usage: torch.sh PYTHON      TORCH_CPU_INDEX: the index asked when pip's own sources have no CPU build
set -u
python=$1
version=$(sed -n 's/^torch==//p' constraints.txt)
cpu_index=${TORCH_CPU_INDEX-https://download.pytorch.org/whl/cpu}

# Its dependencies come with the project's own, from pip's usual sources.
install() { "$python" -m pip install --quiet --disable-pip-version-check --no-deps "$@"; }

try() {
    source=$1
    shift
    if install --retries 0 --timeout 15 "torch==$version+cpu" "$@" >/dev/null 2>&1; then
        echo "torch $version：CPU 版已装好（来自$source）"
        exit 0
    fi
    echo "torch $version：没有拿到 CPU 版（$source）"
}

if "$python" -c "import sys, torch; sys.exit(torch.__version__.split('+')[0] != '$version')" 2>/dev/null; then
    echo "torch $version：已经装好"
    exit 0
fi
if [ "$(uname -s)" = Linux ]; then # elsewhere the plain build has no CUDA
    try "pip 的来源"
    [ -z "$cpu_index" ] || try "$cpu_index" --index-url "$cpu_index"
    echo "警告：改装普通版 torch，可能带来约 3 GB 用不上的 CUDA 组件；有 CPU 版的来源可用 TORCH_CPU_INDEX 指定" >&2
fi
install "torch==$version"
