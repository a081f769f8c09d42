/// The part of the internet that an address lies in, about as large as what one provider holds: a /16 of version 4, a /32 of
/// version 6.
///
/// Hosts in the same one may fail together without any fault of ours.
public struct NetworkBlock: Sendable, Hashable {
    /// The bits that are the same for all its addresses, the version above them.
    private let bits: UInt64

    /// Creates the block that an address lies in; what is wrapped counts as what it is.
    public init(of address: IPAddress) {
        bits =
            switch address.unwrapped {
            case .v4(let bits): UInt64(bits >> 16)
            case .v6(let high, _): 1 << 32 | high >> 32
            }
    }
}
