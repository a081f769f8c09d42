import CCares
import CCurl
import CLinux
import Glibc

/// What the look-up of a host brought.
struct FoundAddresses {
    /// c-ares' list, which lives as long as the call that brings it.
    let list: UnsafeMutablePointer<ares_addrinfo>
    /// Whether addresses of IPv6 are tried before those of IPv4.
    let v6First: Bool
    /// How long it took, in microseconds.
    let took: Int64
    /// How late the loop may have been meanwhile, in microseconds.
    let lag: Int64
}

/// The addresses of a handle's host, in the form in which libcurl is told them (`CURLOPT_RESOLVE`).
///
/// libcurl reads the list when a run begins and puts it into a cache that all handles share. So the memory is the
/// handle's, written anew for each run, and what a handle put there is taken out when it goes over to another host.
struct AddressList {
    /// The first node holds the addresses, the second what libcurl shall forget.
    let list: UnsafeMutablePointer<curl_slist>
    private var text: UnsafeMutablePointer<CChar>
    private var capacity = 128
    private var former: UnsafeMutablePointer<CChar>?

    /// More addresses than anyone would try one after the other.
    private static let most = 32
    private static let longestAddress = Int(INET6_ADDRSTRLEN) + 3

    init() {
        list = .allocate(capacity: 2)
        text = .allocate(capacity: capacity)
        text.pointee = 0
        list.initialize(to: curl_slist(data: text, next: nil))
        (list + 1).initialize(to: curl_slist(data: nil, next: nil))
    }

    /// Takes the place of one transfer's host by another's.
    mutating func replace(_ old: PreparedTransfer?, with new: PreparedTransfer) {
        free(former)
        former = nil
        list.pointee.next = nil
        guard let old, old.lookupKey != nil, old.addressPrefix != new.addressPrefix else { return }
        former = strdup("-" + String(decoding: old.addressPrefix.dropLast(), as: UTF8.self))
        (list + 1).pointee.data = former
        list.pointee.next = former == nil ? nil : list + 1
    }

    /// What was to be forgotten is.
    mutating func forgetFormer() {
        list.pointee.next = nil
    }

    /// Writes the addresses of a host: one family after the other, each in the order of the name server.
    ///
    /// - Returns: whether a family has several.
    mutating func write(_ prefix: [UInt8], _ found: FoundAddresses) -> Bool {
        makeRoom(prefix.count + Self.most * Self.longestAddress)
        var end = text
        for byte in prefix {
            end.pointee = CChar(bitPattern: byte)
            end += 1
        }
        var count = 0
        Self.put(found.v6First ? AF_INET6 : AF_INET, of: found.list, &count, &end)
        let first = count
        Self.put(found.v6First ? AF_INET : AF_INET6, of: found.list, &count, &end)
        end.pointee = 0
        return first > 1 || count - first > 1
    }

    func deallocate() {
        free(former)
        text.deallocate()
        list.deallocate()
    }

    private mutating func makeRoom(_ wanted: Int) {
        guard wanted > capacity else { return }
        text.deallocate()
        capacity = wanted
        text = .allocate(capacity: capacity)
        list.pointee.data = text
    }

    private static func put(
        _ family: Int32, of list: UnsafeMutablePointer<ares_addrinfo>, _ count: inout Int,
        _ end: inout UnsafeMutablePointer<CChar>
    ) {
        var next = list.pointee.nodes
        while let node = next, count < most {
            next = node.pointee.ai_next
            guard node.pointee.ai_family == family else { continue }
            if count > 0 { put(",", &end) }
            put(node.pointee, &end)
            count += 1
        }
    }

    private static func put(_ character: Unicode.Scalar, _ end: inout UnsafeMutablePointer<CChar>) {
        end.pointee = CChar(truncatingIfNeeded: character.value)
        end += 1
    }

    private static func put(_ node: ares_addrinfo_node, _ end: inout UnsafeMutablePointer<CChar>) {
        guard let address = UnsafeRawPointer(node.ai_addr) else { return }
        guard node.ai_family == AF_INET6 else {
            // The library's own way goes through printf, which costs more than all the rest of a look-up's answer here.
            let offset = MemoryLayout<sockaddr_in>.offset(of: \.sin_addr) ?? 0
            for place in 0..<4 {
                if place > 0 { put(".", &end) }
                put(address.load(fromByteOffset: offset + place, as: UInt8.self), &end)
            }
            return
        }
        put("[", &end)
        let offset = MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) ?? 0
        ares_inet_ntop(AF_INET6, address + offset, end, ares_socklen_t(INET6_ADDRSTRLEN))
        end += strlen(end)
        put("]", &end)
    }

    private static func put(_ byte: UInt8, _ end: inout UnsafeMutablePointer<CChar>) {
        if byte >= 100 { putDigit(byte / 100, &end) }
        if byte >= 10 { putDigit(byte / 10 % 10, &end) }
        putDigit(byte % 10, &end)
    }

    private static func putDigit(_ digit: UInt8, _ end: inout UnsafeMutablePointer<CChar>) {
        end.pointee = CChar(bitPattern: UInt8(ascii: "0") + digit)
        end += 1
    }
}

extension SlotPointer {
    /// Gives libcurl the addresses of the host, and what is left of the time.
    func take(_ found: FoundAddresses) {
        guard let prepared = pointee.prepared else { return }
        let hasSeveral = pointee.addresses.write(prepared.addressPrefix, found)
        // libcurl reads the list only after it was set, and else goes on with what it kept: an address that has changed, or
        // the list of another handle for the same host and port, would stay for ever.
        _ = ccurl_set_list(pointee.handle, CURLOPT_RESOLVE, pointee.addresses.list)
        pointee.isLookedUp = true
        pointee.lookupTook = found.took
        pointee.worstLag = found.lag
        if hasSeveral { pointee.owner.beginWalk(self) }
        let spent = Int(found.took / 1000)
        guard spent > 0 || pointee.isTimeShortened else { return }
        pointee.isTimeShortened = spent > 0
        let transfer = prepared.transfer
        // Nought would be no limit to libcurl.
        _ = ccurl_set_long(pointee.handle, CURLOPT_TIMEOUT_MS, Swift.max(1, transfer.timeoutMilliseconds - spent))
        _ = ccurl_set_long(
            pointee.handle, CURLOPT_CONNECTTIMEOUT_MS, Swift.max(1, transfer.connectTimeoutMilliseconds - spent))
    }

    /// The run is over, and libcurl has forgotten what it was told to.
    func forgetFormerAddresses() {
        pointee.addresses.forgetFormer()
    }
}
