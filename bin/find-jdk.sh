# Finds a JDK 25 or newer. Sourced by mvnw, strate and check: after `find_jdk`, JAVA_HOME is exported and names one,
# or a sentence was printed and the result is 1. The java on PATH may well be older; it is only one of the places.

# The major version of the JDK in $1, from its `release` file: starting a JVM to ask would cost 50 ms each.
jdk_version() {
  local line
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while read -r line; do
    case $line in
      JAVA_VERSION=*)
        line=${line#JAVA_VERSION=} && line=${line//\"/}
        echo "${line%%[!0-9]*}"
        return ;;
    esac
  done < "$1/release"
  return 1
}

# The JDK that the java on PATH belongs to, links followed.
jdk_on_path() {
  local java
  java=$(command -v java) && java=$(readlink -f "$java" 2>/dev/null) && echo "${java%/bin/java}"
}

find_jdk() {
  local home version
  for home in "${JAVA_HOME:-}" "$(jdk_on_path)" \
      /usr/lib/jvm/* /opt/*jdk* /opt/java/* /usr/java/* /usr/local/*jdk* \
      "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    version=$(jdk_version "$home") || continue
    if [ "${version:-0}" -ge 25 ]; then
      export JAVA_HOME=$home
      return 0
    fi
  done
  echo "Strate needs a JDK 25 or newer, and none was found in JAVA_HOME, on PATH or in the usual places:" \
    "install one (Debian: apt-get install openjdk-25-jdk-headless, macOS: brew install openjdk) or set JAVA_HOME." >&2
  return 1
}
