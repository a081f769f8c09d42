public import Registry

extension WebAddress {
    /// Scheme, host and port: what a connection is made to.
    public var origin: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(isSecure ? "https" : "http")://\(name):\(port)"
    }
}
