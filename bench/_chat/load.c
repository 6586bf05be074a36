/* The crowd of `python -m bench chat`: many WebSocket clients in one thread, told what to do by lines
 * on stdin and answering each with one line of JSON. Compiled by bench/_chat/crowd.py.
 *
 *   open                     connect everybody; ready when each has seen `expect`
 *   flood SECONDS WINDOW     closed loop: WINDOW messages on their way, a next one when all have one
 *   pace SECONDS RATE        RATE messages a second, whatever happens; the time of each delivery
 *   close
 *
 * A message holds "##" and eight hex digits; a server may wrap it in whatever it likes. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define IDS (1u << 18) /* messages whose state is remembered; far more than are ever on their way */
#define INPUT (1 << 18)
#define HANDSHAKES 200 /* that run at the same time */
#define GIVE_UP 5000000000ull /* ns after which a message counts as lost */

enum state { CLOSED, CONNECTING, UPGRADING, GREETING, READY };

struct client {
    int fd, index;
    enum state state;
    char *rest; /* the begin of a frame that has not come whole yet */
    size_t rest_size, rest_room;
};

static const char *path, *origin, *host, *protocol, *greeting, *expect, *template, *ping, *pong;
static char **cookies;
static int port, count, senders, size, epoll;
static struct client *clients;
static int opened, ready, dead;

static uint32_t first_id, next_id;
static uint16_t heard[IDS];
static uint64_t sent_at[IDS];
static bool finished[IDS];
static uint32_t outstanding, oldest;
static uint64_t delivered, completed, lost;
static int window, turn;
static bool timing;
static uint32_t *times;
static size_t times_used, times_room;

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000ull + t.tv_nsec;
}

static double own_cpu(void) {
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    return use.ru_utime.tv_sec + use.ru_stime.tv_sec + (use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

static void lose(struct client *c) {
    if (c->state == CLOSED) return;
    if (c->state == READY) ready--;
    c->state = CLOSED;
    dead++;
    close(c->fd);
}

static void write_all(struct client *c, const char *bytes, size_t length) {
    ssize_t wrote = send(c->fd, bytes, length, MSG_NOSIGNAL);
    if (wrote != (ssize_t)length) lose(c); /* what we send is small: it fits, or the server hangs */
}

static void write_frame(struct client *c, int opcode, const char *payload, size_t length) {
    char frame[8192];
    size_t head = 2;
    if (length > sizeof frame - 8) exit(3);
    frame[0] = (char)(0x80 | opcode);
    if (length < 126) {
        frame[1] = (char)(0x80 | length);
    } else {
        frame[1] = (char)(0x80 | 126);
        frame[2] = (char)(length >> 8);
        frame[3] = (char)length;
        head = 4;
    }
    memset(frame + head, 0x2a, 4);
    head += 4;
    for (size_t i = 0; i < length; i++) frame[head + i] = payload[i] ^ 0x2a;
    write_all(c, frame, head + length);
}

static void say(void) {
    struct client *c = NULL;
    for (int tried = 0; tried < senders && !c; tried++) {
        struct client *next = &clients[(long)(turn++ % senders) * count / senders];
        if (next->state == READY) c = next;
    }
    if (!c) return;
    uint32_t id = next_id++, slot = id % IDS;
    char body[2048], text[4096];
    int used = snprintf(body, sizeof body, "##%08x", id);
    while (used < size) {
        body[used] = used % 6 ? 'x' : ' ';
        used++;
    }
    if (body[used - 1] == ' ') body[used - 1] = 'x'; /* a room may trim it */
    body[used] = 0;
    snprintf(text, sizeof text, template, id, body);
    heard[slot] = 0;
    finished[slot] = false;
    sent_at[slot] = now();
    outstanding++;
    write_frame(c, 1, text, strlen(text));
}

static void finish(uint32_t slot) {
    finished[slot] = true;
    outstanding--;
    while (oldest != next_id && finished[oldest % IDS]) oldest++;
}

static void hear(const char *marker, uint64_t at) {
    uint32_t id = 0;
    for (int i = 2; i < 10; i++) {
        char x = marker[i];
        id = id << 4 | (uint32_t)(x <= '9' ? x - '0' : (x | 32) - 'a' + 10);
    }
    if (id - first_id >= next_id - first_id || next_id - id > IDS) return; /* of another run */
    uint32_t slot = id % IDS;
    delivered++;
    if (timing) {
        if (times_used == times_room) times = realloc(times, (times_room = times_room ? times_room * 2 : 65536) * 4);
        times[times_used++] = (uint32_t)((at - sent_at[slot]) / 1000);
    }
    if (++heard[slot] == count && !finished[slot]) {
        finish(slot);
        completed++;
        if (outstanding < (uint32_t)window) say();
    }
}

static void on_payload(struct client *c, int opcode, const char *payload, size_t length, uint64_t at) {
    if (opcode == 9) {
        write_frame(c, 10, payload, length);
    } else if (opcode == 8) {
        if (getenv("CROWD_LOUD")) fprintf(stderr, "closed: %.*s\n", (int)length, payload);
        lose(c);
    } else if (*ping && length == strlen(ping) && !memcmp(payload, ping, length)) {
        write_frame(c, 1, pong, strlen(pong));
    } else if (c->state == GREETING) {
        if (memmem(payload, length, expect, strlen(expect))) {
            c->state = READY;
            ready++;
        }
    } else {
        if (getenv("CROWD_LOUD") && memmem(payload, length, "nack", 4)) fprintf(stderr, "%.*s\n", (int)length, payload);
        const char *found, *end = payload + length;
        while ((found = memmem(payload, (size_t)(end - payload), "##", 2)) && end - found >= 10) {
            hear(found, at);
            payload = found + 10;
        }
    }
}

/* Reads the frames in `bytes`; returns how many bytes were used. */
static size_t on_frames(struct client *c, const char *bytes, size_t length, uint64_t at) {
    size_t used = 0;
    while (length - used >= 2) {
        const uint8_t *p = (const uint8_t *)bytes + used;
        size_t left = length - used, head = 2;
        uint64_t payload = p[1] & 127;
        if (payload == 126) {
            if (left < 4) break;
            payload = (uint64_t)p[2] << 8 | p[3];
            head = 4;
        } else if (payload == 127) {
            if (left < 10) break;
            payload = 0;
            for (int i = 0; i < 8; i++) payload = payload << 8 | p[2 + i];
            head = 10;
        }
        if (left < head + payload) break;
        on_payload(c, p[0] & 15, (const char *)p + head, payload, at);
        if (c->state == CLOSED) return length;
        used += head + payload;
    }
    return used;
}

static void on_upgrade(struct client *c) {
    c->state = *expect ? GREETING : READY;
    if (c->state == READY) ready++;
    if (*greeting) {
        char text[1024];
        snprintf(text, sizeof text, greeting, c->index);
        write_frame(c, 1, text, strlen(text));
    }
}

static void on_input(struct client *c) {
    static char input[INPUT];
    char *bytes = input;
    memcpy(input, c->rest, c->rest_size);
    if (c->rest_size == INPUT) exit(4);
    ssize_t got = recv(c->fd, input + c->rest_size, INPUT - c->rest_size, 0);
    if (got <= 0) {
        if (got == 0 || errno != EAGAIN) lose(c);
        return;
    }
    size_t length = c->rest_size + (size_t)got;
    uint64_t at = now();
    c->rest_size = 0;
    if (c->state == UPGRADING) {
        char *end = memmem(bytes, length, "\r\n\r\n", 4);
        if (end) {
            if (!memmem(bytes, length < 20 ? length : 20, " 101", 4)) {
                static int told;
                if (!told++) fprintf(stderr, "refused: %.*s\n", 200, bytes);
                lose(c);
                return;
            }
            length -= (size_t)(end + 4 - bytes);
            bytes = end + 4;
            on_upgrade(c);
        }
    }
    if (c->state > UPGRADING) {
        size_t used = on_frames(c, bytes, length, at);
        bytes += used;
        length -= used;
    }
    if (c->state != CLOSED && length) {
        if (length > c->rest_room) c->rest = realloc(c->rest, c->rest_room = length * 2);
        memcpy(c->rest, bytes, length);
        c->rest_size = length;
    }
}

static void begin(struct client *c) {
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (c->fd < 0) {
        perror("socket");
        exit(2);
    }
    int one = 1;
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    c->state = CONNECTING;
    connect(c->fd, (struct sockaddr *)&address, sizeof address);
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT, .data.ptr = c};
    epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event);
    opened++;
}

static void upgrade(struct client *c) {
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    epoll_ctl(epoll, EPOLL_CTL_MOD, c->fd, &event);
    char request[2048];
    int length = snprintf(request, sizeof request,
        "GET %s HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n%s%s%s%s%s%s\r\n",
        path, host, origin, *protocol ? "Sec-WebSocket-Protocol: " : "", protocol, *protocol ? "\r\n" : "",
        cookies ? "Cookie: " : "", cookies ? cookies[c->index] : "", cookies ? "\r\n" : "");
    c->state = UPGRADING;
    write_all(c, request, (size_t)length);
}

static void turn_once(int milliseconds) {
    static struct epoll_event events[1024];
    int found = epoll_wait(epoll, events, 1024, milliseconds);
    for (int i = 0; i < found; i++) {
        struct client *c = events[i].data.ptr;
        if (c->state == CONNECTING) {
            if (events[i].events & (EPOLLERR | EPOLLHUP)) lose(c);
            else if (events[i].events & EPOLLOUT) upgrade(c);
        } else if (c->state != CLOSED) {
            on_input(c);
        }
    }
}

static void give_up_old(void) {
    uint64_t at = now();
    while (oldest != next_id) {
        uint32_t slot = oldest % IDS;
        if (!finished[slot]) {
            if (at - sent_at[slot] < GIVE_UP) return;
            lost += (uint64_t)(count - heard[slot]);
            finish(slot);
        } else {
            oldest++;
        }
    }
}

static int by_value(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static double part(double share) {
    return times_used ? times[(size_t)(share * (double)(times_used - 1))] / 1000.0 : -1;
}

static void settle(double seconds) {
    uint64_t until = now() + (uint64_t)(seconds * 1e9);
    while (now() < until) turn_once(5);
}

static void do_open(void) {
    uint64_t began = now();
    int next = 0;
    while (ready + dead < count && now() - began < 60000000000ull) {
        while (next < count && opened - ready - dead < HANDSHAKES) begin(&clients[next++]);
        turn_once(10);
    }
    printf("{\"ready\": %d, \"seconds\": %.4f}\n", ready, (double)(now() - began) / 1e9);
}

static void do_flood(double seconds, int wanted) {
    uint64_t began = now(), before = delivered, looked = began;
    double cpu = own_cpu();
    window = wanted;
    lost = 0;
    completed = 0;
    while (outstanding < (uint32_t)window) say();
    while (now() - began < (uint64_t)(seconds * 1e9) && ready) {
        turn_once(20);
        if (now() - looked > 500000000ull) {
            looked = now();
            give_up_old();
            while (outstanding < (uint32_t)window) say();
        }
    }
    double took = (double)(now() - began) / 1e9;
    printf("{\"delivered\": %llu, \"messages\": %llu, \"lost\": %llu, \"seconds\": %.4f, \"crowd_cpu\": %.4f}\n",
        (unsigned long long)(delivered - before), (unsigned long long)completed, (unsigned long long)lost, took,
        own_cpu() - cpu);
    fflush(stdout);
    window = 0;
    uint64_t until = now() + GIVE_UP;
    while (outstanding && now() < until) turn_once(5);
    give_up_old();
}

static void do_pace(double seconds, double rate) {
    uint64_t began = now(), before = delivered;
    uint64_t said = 0, messages = (uint64_t)(seconds * rate);
    double cpu = own_cpu();
    times_used = 0;
    timing = true;
    window = 0;
    while (said < messages) {
        uint64_t due = began + (uint64_t)((double)said * 1e9 / rate), at = now();
        if (at >= due) {
            say();
            said++;
        } else {
            uint64_t wait = (due - at) / 1000000;
            turn_once(wait > 5 ? 5 : (int)wait);
        }
    }
    uint64_t wanted = messages * (uint64_t)count, until = now() + 3000000000ull;
    while (delivered - before < wanted && now() < until) turn_once(5);
    timing = false;
    qsort(times, times_used, 4, by_value);
    printf("{\"expected\": %llu, \"delivered\": %llu, \"p50\": %.3f, \"p99\": %.3f, \"crowd_cpu\": %.4f}\n",
        (unsigned long long)wanted, (unsigned long long)(delivered - before), part(.5), part(.99), own_cpu() - cpu);
    until = now() + GIVE_UP;
    while (outstanding && now() < until) turn_once(5);
    give_up_old();
}

static char **read_cookies(const char *name) {
    char **found = calloc((size_t)count, sizeof *found), line[512];
    FILE *file = fopen(name, "r");
    for (int i = 0; i < count; i++) {
        if (!file || !fgets(line, sizeof line, file)) exit(5);
        line[strcspn(line, "\r\n")] = 0;
        found[i] = strdup(line);
    }
    fclose(file);
    return found;
}

int main(int argc, char **argv) {
    if (argc != 15) return 2;
    port = atoi(argv[1]), count = atoi(argv[2]), senders = atoi(argv[3]), size = atoi(argv[4]);
    path = argv[5], host = argv[6], origin = argv[7], protocol = argv[8], greeting = argv[9], expect = argv[10];
    template = argv[11], ping = argv[12], pong = argv[13];
    cookies = *argv[14] ? read_cookies(argv[14]) : NULL;
    if (senders > count) senders = count;
    clients = calloc((size_t)count, sizeof *clients);
    for (int i = 0; i < count; i++) clients[i].index = i, clients[i].rest = malloc(clients[i].rest_room = 64);
    epoll = epoll_create1(0);
    first_id = next_id = oldest = (uint32_t)(now() >> 6) & 0x3fffffff;
    setvbuf(stdout, NULL, _IOLBF, 0);
    fcntl(0, F_SETFL, O_NONBLOCK);
    char command[128];
    for (;;) { /* lines live on while nobody gives orders: pings are answered */
        ssize_t got = read(0, command, sizeof command - 1);
        if (got == 0) return 0;
        if (got < 0) {
            turn_once(5);
            continue;
        }
        command[got] = 0;
        double seconds = 0, number = 0;
        char verb[16] = "";
        sscanf(command, "%15s %lf %lf", verb, &seconds, &number);
        if (!strcmp(verb, "open")) do_open();
        else if (!strcmp(verb, "flood")) do_flood(seconds, (int)number);
        else if (!strcmp(verb, "pace")) do_pace(seconds, number);
        else if (!strcmp(verb, "settle")) settle(seconds), printf("{\"ready\": %d}\n", ready);
        else return 0;
    }
}
