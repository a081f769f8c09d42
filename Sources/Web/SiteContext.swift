public import Hummingbird
import NIOCore

/// What Hummingbird carries with each request: where it comes from.
public struct SiteContext: RequestContext {
    /// What Hummingbird itself needs.
    public var coreContext: CoreRequestContextStorage
    /// The address of the other end of the connection.
    let remoteAddress: SocketAddress?

    /// Creates a context for one request.
    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}
