"""A port that takes connections and never says a word (`python3 -m parts.silence PORT`)."""

import select
import socket
import sys


def main():
    listener = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=4096)
    poll, open_sockets = select.epoll(), {}
    poll.register(listener, select.EPOLLIN)
    while True:
        for descriptor, _ in poll.poll():
            if descriptor == listener.fileno():
                taken, _ = listener.accept()
                open_sockets[taken.fileno()] = taken
                poll.register(taken, select.EPOLLRDHUP)
            else:
                poll.unregister(descriptor)
                open_sockets.pop(descriptor).close()


if __name__ == "__main__":
    main()
