#!/usr/bin/env bash
# get-swift.sh [TARGET_DIR]
#
# Puts Debian's Swift 6 toolchain (package swiftlang) for Linux into TARGET_DIR (default: techo-swift in the user's
# cache folder), on a Debian machine whose own release is too old to have it. Nothing is installed on the machine:
# apt resolves and downloads with a state of its own (signatures checked as always), dpkg-deb unpacks into
# TARGET_DIR/root, and TARGET_DIR/swift-env runs a command in that tree (chroot in a mount namespace of its own).
#
#   get-swift.sh                      make the toolchain, or keep it where it is there already; prints its folder
#   TARGET_DIR/swift-env swift test   run a command with it; the git work tree around the current folder, and every
#                                     folder in SWIFT_ENV_BIND (colon-separated), are visible at their own paths
#
# Needs: bash, apt, dpkg-deb, tar, unshare (util-linux 2.36 or newer), root or user namespaces. About 560 MB to
# download, 1.2 GB on disk. Environment: SWIFT_SUITE (default trixie), SWIFT_MIRROR (default: the machine's own apt
# sources), SWIFT_KEYRING (what signs the suite).
set -euo pipefail

T0=$SECONDS
die() { echo "get-swift: $*" >&2; exit 1; }
say() { echo "get-swift: [$((SECONDS - T0)) s] $*" >&2; }

SUITE=${SWIFT_SUITE:-trixie}
KEYRING=${SWIFT_KEYRING:-/usr/share/keyrings/debian-archive-keyring.gpg}
TARGET=${1:-${SWIFT_TOOLCHAIN_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/techo-swift}}
for tool in apt-get apt-cache dpkg dpkg-deb tar unshare chroot sha256sum; do
  command -v "$tool" >/dev/null || die "$tool not found"
done
mkdir -p -- "$TARGET"
TARGET=$(cd -- "$TARGET" && pwd -P)

# One at a time.
exec 9>"$TARGET/.lock"
if command -v flock >/dev/null; then flock 9; fi

# Made already, by this very script for this suite?
ARCH=$(dpkg --print-architecture)
STAMP=$( { sha256sum <"${BASH_SOURCE[0]}"; echo "$SUITE $ARCH"; } | sha256sum | cut -c1-16)
if [ -x "$TARGET/swift-env" ] && [ "$(cat "$TARGET/.stamp" 2>/dev/null)" = "$STAMP" ]; then
  echo "$TARGET"
  exit 0
fi
rm -f -- "$TARGET/.stamp"

# swiftlang needs the C and C++ headers and start files of its own suite; the rest is the smallest shell that SwiftPM
# and its helpers run in.
PACKAGES=(swiftlang libc6-dev libstdc++-14-dev base-files libc-bin dash bash coreutils findutils grep sed)

# What building and testing never opens: 1 GB less.
S=./usr/libexec/swift
EXCLUDES=(
  "$S/bin/lldb*" "$S/lib/liblldb*" "$S/bin/clangd" "$S/bin/sourcekit-lsp" "$S/lib/libsourcekitdInProc.so"
  "$S/bin/repl_swift" "$S/bin/docc" "$S/lib/libLTO.so*" "$S/lib/swift/embedded" "$S/lib/swift_static"
  "$S/lib/swift/FrameworkABIBaseline"
  "./usr/share/doc/*" "./usr/share/man/*" "./usr/share/locale/*" "./usr/share/info/*"
  "*/cc1" "*/lto1" "*/lto-wrapper" "*/libtsan.so*" "*/libasan.so*" "*/libhwasan.so*" "*/liblsan.so*" "*/libubsan.so*"
)

# The machine's own apt settings (proxies and the like) stay in force; only the places are ours, so no lock of the
# machine's is taken and nothing of it changes.
W=$TARGET/.apt
rm -rf -- "$W"
mkdir -p "$W/state/lists/partial" "$W/cache/archives/partial" "$TARGET/debs/partial"
: >"$W/status"
[ -r "$KEYRING" ] || die "no keyring at $KEYRING (package debian-archive-keyring, or SWIFT_KEYRING)"
cat >"$W/apt.conf" <<CONF
Dir::State "$W/state";
Dir::State::status "$W/status";
Dir::Cache "$W/cache";
Dir::Cache::archives "$TARGET/debs";
Dir::Cache::pkgcache "pkgcache.bin";
Dir::Cache::srcpkgcache "srcpkgcache.bin";
Dir::Etc::SourceList "$W/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
APT::Sandbox::User "root";
APT::Update::Error-Mode "any";
Acquire::Languages "none";
Acquire::GzipIndexes "false";
Acquire::Retries "3";
#clear Acquire::IndexTargets::deb::DEP-11;
#clear Acquire::IndexTargets::deb::DEP-11-icons-small;
#clear Acquire::IndexTargets::deb::DEP-11-icons;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
CONF

# The archive: the first of the machine's own that has the suite and swiftlang.
# (--no-release-info: also before this machine's first apt-get update.)
MIRRORS=${SWIFT_MIRROR:-$(apt-get indextargets --no-release-info --format '$(REPO_URI)' 'Created-By: Packages' |
  awk '!seen[$0]++')}
[ -n "$MIRRORS" ] || die "this machine has no apt sources; set SWIFT_MIRROR"
VERSION=
for mirror in $MIRRORS; do
  echo "deb [arch=$ARCH signed-by=$KEYRING] $mirror $SUITE main" >"$W/sources.list"
  if apt-get -c "$W/apt.conf" -q update >"$W/update.log" 2>&1; then
    VERSION=$(apt-cache -c "$W/apt.conf" policy swiftlang | awk '/Candidate:/ {print $2}')
    [ -n "$VERSION" ] && [ "$VERSION" != "(none)" ] && break
  fi
  VERSION=
done
[ -n "$VERSION" ] || { cat "$W/update.log" >&2; die "no archive of this machine's has swiftlang in $SUITE"; }
say "swiftlang $VERSION ($SUITE, $ARCH)"

INSTALL=(apt-get -c "$W/apt.conf" -q -y --no-install-recommends)
# The files' names; asked with an empty cache, for apt names only what it lacks.
mapfile -t DEBS < <("${INSTALL[@]}" -o "Dir::Cache::archives=$W/cache/archives" --print-uris install "${PACKAGES[@]}" |
  awk '/^\x27/ {print $2}')
[ ${#DEBS[@]} -gt 0 ] || die "apt named no packages to download"
"${INSTALL[@]}" --download-only install "${PACKAGES[@]}" >"$W/download.log" 2>&1 ||
  { tail -20 "$W/download.log" >&2; die "download failed"; }
say "downloaded ${#DEBS[@]} packages"

# Unpack beside, then swap in: a half-made tree is never taken for a whole one.
R=$TARGET/root.new
rm -rf -- "$R"
mkdir -p "$R"
TAR=(tar -C "$R" -xpf - --keep-directory-symlink --no-same-owner)
for e in "${EXCLUDES[@]}"; do TAR+=("--exclude=$e"); done
unpack() { dpkg-deb --fsys-tarfile "$TARGET/debs/$1" | "${TAR[@]}"; }
# base-files first: it has the links /lib -> usr/lib and so on.
for d in "${DEBS[@]}"; do case $d in base-files_*) unpack "$d" ;; esac; done
[ -L "$R/lib" ] || die "base-files of $SUITE has no /lib link"
for d in "${DEBS[@]}"; do case $d in base-files_*) ;; *) unpack "$d" ;; esac; done
say "unpacked ${#DEBS[@]} packages"

# What the packages' own scripts would have set up and Swift needs.
echo 'root:x:0:0:root:/root:/bin/bash' >"$R/etc/passwd"
echo 'root:x:0:' >"$R/etc/group"
echo '127.0.0.1 localhost' >"$R/etc/hosts"
printf 'passwd: files\ngroup: files\nhosts: files\n' >"$R/etc/nsswitch.conf"
[ -e "$R/usr/bin/sh" ] || ln -s dash "$R/usr/bin/sh"
mkdir -p "$R/root" "$R/tmp" "$R/proc" "$R/sys" "$R/dev"
chmod 1777 "$R/tmp"
if [ "$(id -u)" = 0 ]; then chroot "$R" /sbin/ldconfig; fi

cat >"$TARGET/swift-env.new" <<'ENV'
#!/usr/bin/env bash
# swift-env COMMAND [ARG...]: runs it in the Swift toolchain's tree (made by get-swift.sh). The git work tree around
# the current folder (or the folder itself), and every folder in SWIFT_ENV_BIND (colon-separated), are visible at
# their own paths. The mounts are made in a namespace of their own and end with it.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: swift-env COMMAND [ARG...]" >&2; exit 2; }
HERE=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd -P)
CWD=$(pwd -P)
TOP=$(git -c safe.directory='*' rev-parse --show-toplevel 2>/dev/null || true)
BIND=${TOP:-$CWD}${SWIFT_ENV_BIND:+:$SWIFT_ENV_BIND}
NS=(unshare --mount --propagation private)
[ "$(id -u)" = 0 ] || NS+=(--map-root-user)
exec "${NS[@]}" bash -c '
  set -euo pipefail
  root=$1 bind=$2 cwd=$3; shift 3
  IFS=: read -ra dirs <<<"$bind"
  for d in "${dirs[@]}"; do
    [ -d "$d" ] || { echo "swift-env: no folder $d" >&2; exit 2; }
    d=$(cd -- "$d" && pwd -P)
    case $d in /|/usr|/usr/*|/bin|/lib*|/etc|/etc/*|/dev|/proc|/sys)
      echo "swift-env: will not bind $d" >&2; exit 2;;
    esac
    mkdir -p "$root$d"
    mount --bind "$d" "$root$d"
  done
  mount --rbind /dev "$root/dev"
  mount --rbind /proc "$root/proc"
  unset LD_LIBRARY_PATH LD_PRELOAD CC CXX SDKROOT TMPDIR
  export HOME=/root LANG=C.UTF-8
  export PATH=/usr/libexec/swift/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  exec chroot "$root" /bin/bash -c "cd -- \"\$1\" && shift && exec \"\$@\"" swift-env "$cwd" "$@"
' swift-env "$HERE/root" "$BIND" "$CWD" "$@"
ENV
chmod +x "$TARGET/swift-env.new"

rm -rf -- "$TARGET/root"
mv -- "$R" "$TARGET/root"
mv -- "$TARGET/swift-env.new" "$TARGET/swift-env"

BANNER=$(cd "$TARGET" && SWIFT_ENV_BIND='' ./swift-env swiftc --version 2>&1 | head -2) ||
  die "swiftc does not run: $BANNER"
say "$BANNER"
rm -rf -- "$TARGET/debs" "$W"
echo "$STAMP" >"$TARGET/.stamp"
say "ready ($(du -sh "$TARGET" | cut -f1))"
echo "$TARGET"
