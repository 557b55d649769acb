# Sourced by ../purser: how the files of a container image are laid out, and made one by jib.

readonly image_files="$root/shipping/target/image"

# What the service and the JDK's own diagnosis use; compilers, debuggers and the like stay out.
readonly image_modules=java.se,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.jcmd,jdk.jfr,\
jdk.management,jdk.management.agent,jdk.management.jfr,jdk.naming.dns,jdk.net,jdk.nio.mapmode,\
jdk.unsupported,jdk.xml.dom,jdk.zipfs

# --files-only stops before jib, for the Dockerfile; --built takes the jar as it is, for the test.
make_image() {
  local base=scratch to="$root/shipping/target/purser-image.tar" files_only=no built=no
  while (($# > 0)); do
    case "$1" in
      --base) base=${2:?} && shift 2 ;;
      --to) to=$(realpath -m "${2:?}") && shift 2 ;;
      --files-only) files_only=yes && shift ;;
      --built) built=yes && shift ;;
      *) fail "image takes --base IMAGE, --to FILE, --files-only and --built, not '$1'." ;;
    esac
  done
  [[ $(uname -s) == Linux ]] || fail "images hold a JDK for Linux, and are made on Linux."
  command -v objcopy >/dev/null ||
    fail "needs objcopy to strip the JDK of the image; install it so that it is on the PATH (binutils)."
  use_jdk
  [[ $built == yes ]] || build bootstrap "$jar"
  printf 'Laying out the files of the image in %s\n' "$image_files"
  lay_out_layers
  [[ $files_only == no ]] || return 0
  lay_out_system "$base"
  (
    use_maven
    # The module has no classes, and jib wants to see that.
    mkdir -p "$(dirname "$to")" shipping/target/classes
    # By names and times alone jib takes a layer for one that it has packed before; all times are one.
    rm -rf shipping/target/jib-cache
    mvn -B -q --projects shipping jib:buildTar -Dpurser.image.base="$base" \
      -Dpurser.image.tar="$to"
  )
  printf 'The image is in %s; docker load and podman load take it.\n' "$to"
}

# A folder per layer, in the order in which they change: the JDK, libraries, the program, its cache.
lay_out_layers() {
  local java=$image_files/java/opt/java layer whole
  whole=$(mktemp -d)
  rm -rf "$image_files"
  "$JAVA_HOME/bin/jlink" --add-modules "$image_modules" --strip-debug --no-header-files \
    --no-man-pages --output "$java"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --layers --destination "$whole/layers"
  for layer in dependencies application; do
    mkdir -p "$image_files/$layer/opt/purser" "$whole/opt/purser"
    cp -a "$whole/layers/$layer/." "$image_files/$layer/opt/purser/"
    cp -a "$whole/layers/$layer/." "$whole/opt/purser/"
  done
  TZ=UTC find "$image_files" "$whole" -exec touch -h -t 197001010000.01 {} +
  make_cache "$java" "$whole/opt/purser"
  mkdir -p "$image_files/cache/opt/purser"
  mv "$whole/opt/purser/purser.aot" "$image_files/cache/opt/purser/"
  rm -rf "$whole"
}

# What the base has to have, from this machine where there is no base: the C library, a shell for
# the PostgreSQL that `run` starts, and a name for the user.
lay_out_system() {
  local system=$image_files/system library
  mkdir -p "$system/tmp" "$system/var/lib/purser"
  [[ $1 == scratch ]] || return 0
  mkdir -p "$system/etc" "$system/bin"
  cp -L "$(readlink -f /bin/sh)" "$system/bin/sh"
  for library in $(needed_libraries); do
    mkdir -p "$system$(dirname "$library")"
    cp -L "$library" "$system$library"
  done
  printf 'root:x:0:0:root:/:/bin/sh\npurser:x:10001:10001:Purser:/var/lib/purser:/bin/sh\n' \
    >"$system/etc/passwd"
  printf 'root:x:0:\npurser:x:10001:\n' >"$system/etc/group"
  printf 'hosts: files dns\n' >"$system/etc/nsswitch.conf"
}

# Of the JDK without windows, of the shell, and of PostgreSQL, which needs those of C++.
needed_libraries() {
  local java=$image_files/java/opt/java
  {
    LD_LIBRARY_PATH=$java/lib/server:$java/lib ldd /bin/sh "$java/bin/java" \
      "$java/lib/server/libjvm.so" "$java/lib/libnet.so" "$java/lib/libnio.so" |
      grep -oE '(^|[[:space:]])/[^ ]*' | tr -d '[:blank:]'
    ldconfig -p | grep -oE '/[^ ]*/(libstdc\+\+\.so\.6|libgcc_s\.so\.1|libresolv\.so\.2|librt\.so\.1|libm\.so\.6)$'
  } | grep -v "^$java/" | grep '^/lib' | sort -u
}
