# Runs inside a child's own namespaces, with their rights: mounts its scratch folder and its own
# /proc, leaves every other file behind, gives all rights up, and becomes the command.
#   $1        the root that the chamber has made
#   $2 $3     size of the scratch folder in MiB, and how many files it may have
#   $4        how many threads there may be
#   the rest  the command; its files 3 and 4 are the control input and output
set -e
# From here on errors are the child's own output, which was kept from unshare.
exec 2>&5 5>&-
root=$1
# Only a mount of this namespace can become the root.
mount --rbind "$root" "$root"
mount -t tmpfs -o "size=$2m,nr_inodes=$3,mode=1777,nosuid,nodev" scratch "$root/scratch"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
# One more user namespace is the child's, without rights; in it there are none to be had.
echo 1 >/proc/sys/user/max_user_namespaces
cd "$root"
pivot_root . .
umount -l .
cd /scratch
threads=$4
shift 4
exec setpriv --no-new-privs --inh-caps=-all \
  unshare --user --map-user=1000 --map-group=1000 \
  prlimit --nproc="$threads" --core=0 --nofile=4096 --fsize=536870912 --cpu=120 \
  "$@" 3<&0 4>&1 0</dev/null 1>&2
