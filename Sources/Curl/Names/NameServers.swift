/// Where the names of hosts are looked up.
///
/// Names are looked up in /etc/hosts and with the name servers of resolv.conf(5), by c-ares on the loop itself: libcurl
/// would start a thread for each, which cost a quarter of a probe's CPU and stayed for as long as a name server was silent.
public struct NameServers: Sendable, Hashable {
    /// The file that names the servers, followed when it changes.
    public var configuration: String
    /// The port that they listen on.
    public var port: UInt16

    /// The domain whose name servers answer for a host, by its shape; nothing for `localhost`.
    public static func domain(of host: String) -> String? { TransferTarget.domain(of: host) }

    /// The system's own, or those of another file.
    public init(configuration: String = "/etc/resolv.conf", port: UInt16 = 53) {
        self.configuration = configuration
        self.port = port
    }
}
