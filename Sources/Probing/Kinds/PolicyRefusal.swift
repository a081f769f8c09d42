import Addresses
import Curl
import Registry

/// What it says about a target that its address may not be reached.
enum PolicyRefusal {
    /// The finding for a refused address.
    ///
    /// - Parameters:
    ///   - refusal: why it may not be reached.
    ///   - target: the URL that led there.
    ///   - page: the address of the page that sent the visit there, for a redirect.
    ///   - isFirst: whether no redirect led there.
    ///   - policy: what allows and refuses.
    static func finding(
        _ refusal: AddressRefusal, to target: WebAddress, from page: SocketAddress?, isFirst: Bool,
        policy: AddressPolicy
    ) -> ProbeFinding {
        // Where Plumbline itself listens may be a public address, which people do reach.
        guard SpecialRange.containing(refusal.address.address) != nil else { return blocked(refusal) }
        let isName = policy.literalRefusal(host: target.host, port: UInt16(clamping: target.port)) == nil
        if !isFirst {
            // A page that is inside a network itself may well lead to others there.
            guard let page, SpecialRange.containing(page.address) == nil else { return blocked(refusal) }
            let place =
                isName ? "\(target.writtenHost), which is \(refusal.address.address)" : "\(refusal.address.address)"
            return ProbeFinding(
                outcome: .bad, reason: .redirectsToPrivateAddress,
                detail: "the redirect leads to \(place): an address inside a network, that people outside cannot reach")
        }
        guard case .special = refusal.reason else { return blocked(refusal) }
        // Allowed but for the port: that was the operator's own choice.
        let isAllowedElsewhere = policy.allowed.contains { allowance in
            allowance.cidr.contains(refusal.address.address)
                || allowance.cidr.contains(refusal.address.address.unwrapped)
        }
        guard isName, !isAllowedElsewhere else { return blocked(refusal) }
        return ProbeFinding(
            outcome: .unknown, reason: .nameLeadsToSpecialAddress,
            detail: "the name \(target.writtenHost) leads to an address that is not public: \(refusal)")
    }

    private static func blocked(_ refusal: AddressRefusal) -> ProbeFinding {
        ProbeFinding(outcome: .unknown, reason: .blockedByPolicy, detail: "\(refusal)")
    }
}
