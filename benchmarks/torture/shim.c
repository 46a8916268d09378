/* Stands between one process and libc (LD_PRELOAD): counts, records, refuses or dies at its calls on files below a folder.
   Below Python and below SQLite, so that no write is overlooked; `power.py` proves it by replaying the record. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { OFF, RECORD, KILL_BEFORE, KILL_AFTER, FAIL_ONCE, FAIL_ON };
enum { READS = 1, WRITES = 2 };

static int mode = OFF, refusal, with_reads, log_fd = -1;
static long at, steps;
static pid_t owner;
static char root[PATH_MAX];
static unsigned char open_for[65536];

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

/* Call after fork, in the process to be hurt: steps count from 0; reading counts only when `reads` is set. */
void torture_arm(const char *folder, int how, long step, int error, int reads, int log)
{
    snprintf(root, sizeof root, "%s", folder);
    at = step, refusal = error, with_reads = reads, log_fd = log, steps = 0, owner = getpid();
    memset(open_for, 0, sizeof open_for);
    mode = how;
}

long torture_steps(void) { mode = OFF; return steps; }

static int below(int folder, const char *path, char *full)
{
    char link[64];
    ssize_t length = 0;
    if (mode == OFF || getpid() != owner || !path) return 0;
    if (path[0] != '/') {
        if (folder == AT_FDCWD) length = getcwd(full, PATH_MAX) ? (ssize_t)strlen(full) : -1;
        else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            length = readlink(link, full, PATH_MAX - 1);
        }
        if (length < 0) return 0;
        full[length++] = '/';
    }
    snprintf(full + length, PATH_MAX - length, "%s", path);
    length = strlen(root);
    return !strncmp(full, root, length) && (full[length] == '/' || !full[length]);
}

static int known(int fd) { return mode != OFF && fd >= 0 && fd < 65536 && getpid() == owner ? open_for[fd] : 0; }

/* Count a call; nonzero where it must fail. */
static int refused(int writes, long *mine)
{
    *mine = -1;
    if (!writes && !with_reads) return 0;
    *mine = __atomic_fetch_add(&steps, 1, __ATOMIC_SEQ_CST);
    if (mode == KILL_BEFORE && *mine == at) kill(owner, SIGKILL);
    if ((mode == FAIL_ONCE && *mine == at) || (mode == FAIL_ON && *mine >= at)) { errno = refusal; return 1; }
    return 0;
}

static void done(long mine)
{
    if (mode == KILL_AFTER && mine == at) kill(owner, SIGKILL);
}

static void record(const char *call, int fd, long offset, const void *data, size_t length, const char *a, const char *b)
{
    static ssize_t (*put)(int, const void *, size_t);
    int saved = errno;
    if (mode != RECORD || log_fd < 0) return;
    if (!put) put = (__typeof__(put))dlsym(RTLD_NEXT, "write");
    char head[2 * PATH_MAX + 128];
    int n = snprintf(head, sizeof head, "%s\t%d\t%ld\t%zu\t%s\t%s\n", call, fd, offset, length, a, b);
    if (put(log_fd, head, n) != n || (data && put(log_fd, data, length) != (ssize_t)length)) kill(owner, SIGABRT);
    errno = saved;
}

static int opened(int fd, int flags, const char *full, long mine)
{
    int writes = (flags & O_ACCMODE) != O_RDONLY;
    if (fd >= 0 && fd < 65536) open_for[fd] = READS | (writes ? WRITES : 0);
    if (fd >= 0) record(flags & O_TRUNC ? "truncate" : flags & O_CREAT ? "create" : "open", fd, 0, NULL, 0, full, "");
    done(mine);
    return fd;
}

#define OPEN(name, folder, ...)                                                              \
    {                                                                                        \
        REAL(name);                                                                          \
        va_list rest; va_start(rest, flags);                                                 \
        mode_t bits = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; va_end(rest); \
        char full[2 * PATH_MAX]; long mine;                                                  \
        if (!below(folder, path, full)) return real(__VA_ARGS__, bits);                      \
        if (refused(flags & (O_CREAT | O_TRUNC), &mine)) return -1;                          \
        return opened(real(__VA_ARGS__, bits), flags, full, mine);                           \
    }
int open(const char *path, int flags, ...) OPEN(open, AT_FDCWD, path, flags)
int open64(const char *path, int flags, ...) OPEN(open64, AT_FDCWD, path, flags)
int openat(int folder, const char *path, int flags, ...) OPEN(openat, folder, folder, path, flags)
int openat64(int folder, const char *path, int flags, ...) OPEN(openat64, folder, folder, path, flags)

int close(int fd)
{
    REAL(close);
    long mine = -1;
    int kind = known(fd), fail = kind && refused(kind & WRITES, &mine), saved = errno;
    if (kind) { open_for[fd] = 0; record("close", fd, 0, NULL, 0, "", ""); }
    int result = real(fd); /* Linux closes even where it reports an error */
    done(mine);
    if (fail) errno = saved;
    return fail ? -1 : result;
}

#define WRITE(name, place, ...)                                                \
    {                                                                          \
        REAL(name);                                                            \
        long mine;                                                             \
        if (!known(fd)) return real(__VA_ARGS__);                              \
        if (refused(1, &mine)) return -1;                                      \
        long offset = place;                                                   \
        ssize_t result = real(__VA_ARGS__);                                    \
        if (result > 0) record("write", fd, offset, data, result, "", "");     \
        done(mine);                                                            \
        return result;                                                         \
    }
ssize_t write(int fd, const void *data, size_t n) WRITE(write, lseek(fd, 0, SEEK_CUR), fd, data, n)
ssize_t pwrite(int fd, const void *data, size_t n, off_t to) WRITE(pwrite, to, fd, data, n, to)
ssize_t pwrite64(int fd, const void *data, size_t n, off64_t to) WRITE(pwrite64, to, fd, data, n, to)

#define READ(name, ...)                                                        \
    {                                                                          \
        REAL(name);                                                            \
        long mine;                                                             \
        return known(fd) && refused(0, &mine) ? -1 : real(__VA_ARGS__);        \
    }
ssize_t read(int fd, void *data, size_t n) READ(read, fd, data, n)
ssize_t pread(int fd, void *data, size_t n, off_t from) READ(pread, fd, data, n, from)
ssize_t pread64(int fd, void *data, size_t n, off64_t from) READ(pread64, fd, data, n, from)

#define ON_FILE(name, call, offset, ...)                                       \
    {                                                                          \
        REAL(name);                                                            \
        long mine;                                                             \
        if (!known(fd)) return real(__VA_ARGS__);                              \
        if (refused(1, &mine)) return -1;                                      \
        int result = real(__VA_ARGS__);                                        \
        if (!result) record(call, fd, offset, NULL, 0, "", "");                \
        done(mine);                                                            \
        return result;                                                         \
    }
int fsync(int fd) ON_FILE(fsync, "fsync", 0, fd)
int fdatasync(int fd) ON_FILE(fdatasync, "fsync", 0, fd)
int ftruncate(int fd, off_t size) ON_FILE(ftruncate, "resize", size, fd, size)
int ftruncate64(int fd, off64_t size) ON_FILE(ftruncate64, "resize", size, fd, size)

#define ON_NAMES(name, call, a_folder, a, b_folder, b, ...)                    \
    {                                                                          \
        REAL(name);                                                            \
        char from[2 * PATH_MAX] = "", to[2 * PATH_MAX] = "";                   \
        long mine;                                                             \
        if (!below(a_folder, a, from)) return real(__VA_ARGS__);               \
        below(b_folder, b, to);                                                \
        if (refused(1, &mine)) return -1;                                      \
        int result = real(__VA_ARGS__);                                        \
        if (!result) record(call, -1, 0, NULL, 0, from, to);                   \
        done(mine);                                                            \
        return result;                                                         \
    }
int mkdir(const char *path, mode_t m) ON_NAMES(mkdir, "mkdir", AT_FDCWD, path, 0, NULL, path, m)
int mkdirat(int f, const char *path, mode_t m) ON_NAMES(mkdirat, "mkdir", f, path, 0, NULL, f, path, m)
int rmdir(const char *path) ON_NAMES(rmdir, "unlink", AT_FDCWD, path, 0, NULL, path)
int unlink(const char *path) ON_NAMES(unlink, "unlink", AT_FDCWD, path, 0, NULL, path)
int unlinkat(int f, const char *path, int flags) ON_NAMES(unlinkat, "unlink", f, path, 0, NULL, f, path, flags)
int rename(const char *a, const char *b) ON_NAMES(rename, "rename", AT_FDCWD, a, AT_FDCWD, b, a, b)
int renameat(int f, const char *a, int g, const char *b) ON_NAMES(renameat, "rename", f, a, g, b, f, a, g, b)
int link(const char *a, const char *b) ON_NAMES(link, "link", AT_FDCWD, a, AT_FDCWD, b, a, b)
int linkat(int f, const char *a, int g, const char *b, int s) ON_NAMES(linkat, "link", f, a, g, b, f, a, g, b, s)
