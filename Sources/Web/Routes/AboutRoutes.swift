import HTTPTypes
import Hummingbird
import Measures
import NIOCore
import Operations
import Pages

extension Site {
    /// What the words mean, and how everything is measured.
    var aboutRoutes: [Route] {
        [
            Route(.get, "/about", .everybody) { asked in
                page(
                    aboutPage(
                        measures: MeasureCatalogue.all.filter { MeasureCatalogue.hasSource($0.id) }.map(\.description),
                        in: context(asked, at: .about)))
            }
        ]
    }

    /// What pages are drawn with: a stylesheet and a sign, kept by browsers for as long as they do not change.
    var assetRoutes: [Route] {
        [
            Route(.get, "/assets/{file}", .everybody) { asked in
                guard let asset = Asset.named(asked.parameter("file")) else {
                    throw Problem.notFound("there is no file \"\(asked.parameter("file"))\"")
                }
                return Response(
                    status: .ok,
                    headers: [.contentType: asset.mediaType, .cacheControl: "public, max-age=31536000, immutable"],
                    body: .init(byteBuffer: ByteBuffer(string: asset.content)))
            }
        ]
    }

    /// The mails that the demonstration caught.
    var mailboxRoutes: [Route] {
        guard let demonstration else { return [] }
        return [
            Route(.get, "/mailbox", .allowed(.see)) { asked in
                page(mailboxPage(demonstration.mails(), in: context(asked, at: .mailbox)))
            },
            Route(.get, "/mailbox/{mail}", .allowed(.see)) { asked in
                guard let id = Int(asked.parameter("mail")),
                    let mail = demonstration.mails().first(where: { $0.id == id })
                else { throw Problem.notFound("there is no mail \"\(asked.parameter("mail"))\"") }
                return page(mailPage(mail, in: context(asked, at: .mail(id))))
            },
        ]
    }
}
