import CCurl

/// What libcurl refused before any transfer.
public struct CurlError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was tried, why it failed, and what to do.
    public let description: String
}

/// The library as a whole.
enum CurlLibrary {
    /// What its initialisation gave; libcurl asks for it once per process, before anything else.
    private static let initialised = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    /// A new handle for many transfers.
    static func makeMulti() throws(CurlError) -> UnsafeMutableRawPointer {
        guard initialised == CURLE_OK else {
            throw CurlError(description: "libcurl cannot be initialised: \(text(initialised))")
        }
        guard let multi = curl_multi_init() else {
            throw CurlError(description: "libcurl cannot make a multi handle: no memory or no descriptors are left")
        }
        return multi
    }

    /// libcurl's words for a code.
    static func text(_ code: CURLcode) -> String {
        String(cString: curl_easy_strerror(code))
    }
}
