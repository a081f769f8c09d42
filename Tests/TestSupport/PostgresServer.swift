import Foundation

/// A PostgreSQL server of this test process alone, reached through a socket in its own folder.
///
/// Started when first asked for. It ends with the process, however that ends: a shell waits for the end of a pipe that only
/// this process holds, then stops the server and removes the folder.
public final class PostgresServer: Sendable {
    private static let programs = "/usr/lib/postgresql/15/bin"
    private static let started = Result { try PostgresServer() }

    private let folder: String
    private let server: ChildServer

    /// The server, the same for every test of the process.
    public static func shared() throws -> PostgresServer { try started.get() }

    /// Makes an empty database and gives its address.
    public func newDatabase() throws -> String {
        let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let made = try ChildProcess.run(
            Self.programs + "/createdb", ["--host", folder, "--username", "plumbline", name])
        guard made.code == 0 else { throw ChildProcess.Failure(description: "createdb failed: \(made.errors)") }
        return "postgres://plumbline@\(folder.replacing("/", with: "%2F"))/\(name)"
    }

    private init() throws {
        guard FileManager.default.isExecutableFile(atPath: Self.programs + "/initdb") else {
            throw ChildProcess.Failure(
                description: "PostgreSQL 15 is not installed (no \(Self.programs)/initdb); `apt-get install postgresql`"
            )
        }
        folder =
            FileManager.default.temporaryDirectory.path + "/plumbline-pg-" + UUID().uuidString.prefix(8).lowercased()
        server = try ChildServer(script: Self.script, [Self.programs, folder])
        let words = server.nextWords()
        guard words.hasPrefix("ready") else {
            throw ChildProcess.Failure(description: "the PostgreSQL server did not start: \(words)")
        }
    }

    /// Starts the server, waits for the end of the pipe, and clears up.
    ///
    /// PostgreSQL refuses to run as root. Its words are sorted as English by the server, so that a statement which relies
    /// on the order of bytes without saying so is found.
    private static let script = """
        trap '' INT TERM HUP
        programs=$1 folder=$2
        mkdir -m 700 "$folder"
        user=
        if [ "$(id -u)" = 0 ]; then
            chown postgres "$folder"
            user='setpriv --reuid=postgres --regid=postgres --clear-groups'
        fi
        cd "$folder"
        {
            $user "$programs/initdb" -D "$folder/data" -U plumbline -A trust -E UTF8 --locale=C.UTF-8 \\
                --locale-provider=icu --icu-locale=en-US --no-sync &&
            $user "$programs/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/server.log" start \\
                -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off -c max_connections=200"
        } >"$folder/log" 2>&1
        if [ $? = 0 ]; then echo ready; else tail -n 5 "$folder/log" | tr '\\n' ' '; fi
        exec >/dev/null 2>&1
        cat
        $user "$programs/pg_ctl" -D "$folder/data" -m immediate stop
        cd / && rm -rf "$folder"
        """
}
