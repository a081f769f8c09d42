import Synchronization

/// The address at which people reach the pages: as configured, or as it turns out when the server listens.
public final class PublicAddress: Sendable {
    private let current: Mutex<String>
    private let isFixed: Bool

    /// Creates the address that the settings give.
    public init(_ settings: Settings) {
        isFixed = settings.publicURL != nil
        current = Mutex(settings.publicAddress(port: settings.listen.port))
    }

    /// The address, without a slash at the end.
    public var url: String { current.withLock { $0 } }

    /// Whether people reach it by HTTPS.
    public var isSecure: Bool { url.hasPrefix("https:") }

    /// Takes note of the port that the server listens on, where no public address is configured.
    public func listening(on listen: ListenAddress) {
        guard !isFixed else { return }
        var settings = Settings()
        settings.listen = listen
        let url = settings.publicAddress(port: listen.port)
        current.withLock { $0 = url }
    }
}
