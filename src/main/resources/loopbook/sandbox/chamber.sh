# Runs inside fresh namespaces: brings up their loopback interface, makes the read-only root that
# children will see, and becomes the command.
#   $1            mount point of the root; - for none
#   $2 ... to --  files and folders that the root shows, at their own paths
#   the rest      the command
set -e
ip link set lo up
root=$1
shift

# What a mount has inherited (nodev, noatime, noexec) cannot be taken off in a user namespace.
show() { # path
  if [ -d "$1" ]; then
    mkdir -p "$root$1"
  else
    mkdir -p "$root${1%/*}"
    : >"$root$1"
  fi
  for options in nosuid,nodev nosuid,nodev,noatime nosuid,nodev,noexec nosuid,nodev,noexec,noatime; do
    mount -o "bind,ro,$options" "$1" "$root$1" 2>/dev/null && return
  done
  echo "cannot show $1 read-only" >&2
  return 1
}

if [ "$root" != - ]; then
  mount -t tmpfs -o size=1m,nr_inodes=1k,mode=755 root "$root"
  mkdir "$root/proc" "$root/dev" "$root/etc" "$root/scratch"
  for name in bin sbin lib lib32 lib64; do
    if [ -L "/$name" ]; then
      ln -s "$(readlink "/$name")" "$root/$name"
    elif [ -d "/$name" ]; then
      show "/$name"
    fi
  done
  for name in null zero random urandom; do
    : >"$root/dev/$name"
    mount --bind "/dev/$name" "$root/dev/$name"
  done
  ln -s /proc/self/fd "$root/dev/fd"
  printf '127.0.0.1 localhost %s\n::1 localhost\n' "$(uname -n)" >"$root/etc/hosts"
fi
while [ "$1" != -- ]; do
  show "$1"
  shift
done
shift
if [ "$root" != - ]; then
  # Unless what is shown lies there.
  [ -e "$root/tmp" ] || ln -s scratch "$root/tmp"
  mount -o remount,bind,ro "$root"
fi
exec "$@"
