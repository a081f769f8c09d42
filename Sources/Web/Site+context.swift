import Hummingbird
import Operations
import Pages
import Registry

extension Site {
    /// What pages are drawn with, for one request.
    func context(_ asked: Asked, at address: Link) -> PageContext {
        PageContext(
            language: asked.language, keepsLanguage: asked.query["lang"] != nil, address: address, zone: zone,
            now: useCases.now(),
            viewer: asked.csrf.map {
                .init(name: asked.caller.name, csrf: $0, mayAcknowledge: asked.caller.may(.acknowledge))
            }, notice: demonstration?.notice, hasMailbox: demonstration != nil && asked.csrf != nil)
    }

    /// The zone in which times are shown.
    private var zone: DisplayZone { demonstration?.zone ?? .utc }
}
