"""TouchDesigner, as far as OSC goes: runs a script of a Text DAT on operators that know their parameters and really send.

Packets are shaped as its pages describe them: an OSC Out CHOP stamps a bundle with one message to a channel, or its time
slice, or all channels transposed; an OSC Out DAT sends plain messages, or a bundle when asked. It is written for
this test and by nobody else's code, so that our packets are not proven by our own encoder.

Commands come as JSON, one a line; the end of this file says which.
"""

import fnmatch
import json
import socket
import struct
import sys
import time
import types

SCRIPT, PAGES, IN_PORT = sys.argv[1], sys.argv[2], int(sys.argv[3])
NTP = 2208988800


# --- the wire ---------------------------------------------------------------------------------------------------------

def padded(data):
    return data + b'\0' * (4 - len(data) % 4)


def message(address, values, number='float'):
    tags, data = ',', b''
    for value in values:
        if isinstance(value, bool):
            tags += 'T' if value else 'F'
        elif isinstance(value, str):
            tags, data = tags + 's', data + padded(value.encode('utf-8'))
        elif isinstance(value, int) or number == 'int':
            tags, data = tags + 'i', data + struct.pack('>i', int(value))
        elif number == 'double':
            tags, data = tags + 'd', data + struct.pack('>d', value)
        else:
            tags, data = tags + 'f', data + struct.pack('>f', value)
    return padded(address.encode('utf-8')) + padded(tags.encode('ascii')) + data


def bundle(members, ahead):
    """`ahead`: seconds before now that its clock is; None stamps it with "at once"."""
    if ahead is None:
        stamp = struct.pack('>II', 0, 1)
    else:
        seconds = time.time() + NTP + ahead
        stamp = struct.pack('>II', int(seconds), int((seconds % 1) * 2**32))
    return b'#bundle\0' + stamp + b''.join(struct.pack('>i', len(each)) + each for each in members)


def heard_in(data):
    """Every message in a packet, as (address, arguments)."""
    if data[:8] == b'#bundle\0':
        at, found = 16, []
        while at < len(data):
            size = struct.unpack('>i', data[at:at + 4])[0]
            found += heard_in(data[at + 4:at + 4 + size])
            at += 4 + size
        return found

    def text(at):
        end = data.index(b'\0', at)
        return data[at:end].decode('utf-8'), (end + 4) & ~3

    address, at = text(0)
    tags, at = text(at)
    values = []
    for tag in tags[1:]:
        if tag == 's':
            value, at = text(at)
        else:
            value = struct.unpack({'f': '>f', 'i': '>i', 'd': '>d'}[tag], data[at:at + struct.calcsize({'f': '>f', 'i': '>i', 'd': '>d'}[tag])])[0]
            at += struct.calcsize({'f': '>f', 'i': '>i', 'd': '>d'}[tag])
        values.append(value)
    return [(address, values)]


# --- operators --------------------------------------------------------------------------------------------------------

class Par:
    """Parameters by the names that TouchDesigner's pages give them: another name is an error there too."""

    def __init__(self, names):
        object.__setattr__(self, 'values', dict.fromkeys(names))

    def __getattr__(self, name):
        if name not in self.values:
            raise AttributeError('td.Par has no attribute %s' % name)
        return self.values[name]

    def __setattr__(self, name, value):
        getattr(self, name)
        self.values[name] = value


class Operator:
    names = ()

    def __init__(self, home, name):
        self.home, self.name, self.par = home, name, Par(self.names)
        self.nodeX = self.nodeY = 0
        self.source, self.kept = None, {}
        connector = types.SimpleNamespace(connect=lambda other: setattr(self, 'source', other))
        self.inputConnectors = [connector]

    def parent(self):
        return self.home

    def fetch(self, key, default=None):
        return self.kept.get(key, default)

    def store(self, key, value):
        self.kept[key] = value


class tableDAT(Operator):
    def clear(self):
        self.rows = []

    def appendRow(self, cells):
        self.rows.append([str(cell) for cell in cells])


class dattoCHOP(Operator):
    names = ('dat', 'output', 'firstrow', 'firstcolumn')

    def channels(self):
        assert (self.par.output, self.par.firstrow, self.par.firstcolumn) == ('chanperrow', 'values', 'names')
        return {row[0]: float(row[1]) for row in self.home.op(self.par.dat).rows}


class selectCHOP(Operator):
    names = ('chop', 'channames')

    def channels(self):
        given = self.source.channels()
        return {name: value for pattern in self.par.channames.split() for name, value in given.items()
                if fnmatch.fnmatchcase(name, pattern)}


class oscoutCHOP(Operator):
    names = ('active', 'protocol', 'netaddress', 'port', 'numericformat', 'format', 'maxbytes', 'sendevents')

    def __init__(self, home, name):
        super().__init__(home, name)
        self.par.active, self.par.numericformat, self.par.format, self.par.sendevents = 1, 'float', 'sample', 1
        self.sent = {}

    def cook(self, ahead):
        if not self.par.active:
            return
        given = self.source.channels()
        news = {name: value for name, value in given.items() if self.par.sendevents or self.sent.get(name) != value}
        self.sent = given
        if news:
            wire.sendto(bundle(self.messages(news), ahead), (self.par.netaddress, self.par.port))

    def messages(self, channels):
        number = self.par.numericformat
        if self.par.format == 'transpose':
            return [message('/transpose', channels.values(), number)]
        if self.par.format == 'transposename':
            groups = {}
            for name, value in channels.items():
                groups.setdefault(name.split('/')[0], []).append(value)
            return [message('/' + name, values, number) for name, values in groups.items()]
        # A slice leads to the present value.
        slices = (0.9, 0.95, 1) if self.par.format == 'timeslice' else (1,)
        return [message('/' + name, [value * part for part in slices], number) for name, value in channels.items()]


class oscinCHOP(Operator):
    names = ('active', 'protocol', 'netaddress', 'port', 'queued')

    def __init__(self, home, name):
        super().__init__(home, name)
        self.heard, self.odd, self.ear = {}, 0, None

    def cook(self):
        if self.ear is None:
            self.ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self.ear.bind(('127.0.0.1', self.par.port))
            self.ear.setblocking(False)
        try:
            while True:
                for address, values in heard_in(self.ear.recv(65536)):
                    if len(values) == 1 and not isinstance(values[0], str):
                        self.heard[address[1:]] = values[0]
                    else:
                        self.odd += 1
        except BlockingIOError:
            pass


class oscoutDAT(Operator):
    names = ('active', 'protocol', 'address', 'port')

    def sendOSC(self, *pairs, asBundle=False, ahead=None):
        members = [message(address, values) for address, values in zip(pairs[::2], pairs[1::2])]
        packets = [bundle(members, ahead)] if asBundle else members
        for packet in packets:
            wire.sendto(packet, (self.par.address, self.par.port))


class executeDAT(Operator):
    names = ('active', 'framestart', 'frameend', 'start')
    text = ''

    def cook(self, frame):
        if not (self.par.active and self.par.framestart):
            return
        scope = {'me': self, 'op': self.home.op, 'absTime': absTime}
        exec(self.text, scope)
        scope['onFrameStart'](frame)


class textDAT(Operator):
    text = ''

    def run(self):
        kinds = (tableDAT, dattoCHOP, selectCHOP, oscoutCHOP, oscinCHOP, oscoutDAT, executeDAT)
        exec(compile(self.text, SCRIPT, 'exec'), {'me': self, 'op': self.home.op, **{kind.__name__: kind for kind in kinds}})


class Component:
    def __init__(self):
        self.operators = {}

    def op(self, name):
        return self.operators.get(name)

    def create(self, kind, name):
        self.operators[name] = kind(self, name)
        return self.operators[name]


# --- the process ------------------------------------------------------------------------------------------------------

wire = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
absTime = types.SimpleNamespace(seconds=0.0, frame=1.0)
project = Component()
script = project.create(textDAT, 'text1')
with open(SCRIPT, encoding='utf-8') as file:
    script.text = file.read().replace("'http://127.0.0.1:4400'", repr(PAGES)).replace('IN_PORT = 9001', 'IN_PORT = %d' % IN_PORT)


def frame(ahead):
    absTime.frame += 1
    absTime.seconds += 1 / 60
    for operator in list(project.operators.values()):
        if isinstance(operator, oscoutCHOP):
            operator.cook(ahead)
        elif isinstance(operator, oscinCHOP):
            operator.cook()
        elif isinstance(operator, executeDAT):
            operator.cook(int(absTime.frame))


def table(name):
    return project.op(name).rows


def tell(value):
    print(json.dumps(value, ensure_ascii=False), flush=True)


for line in sys.stdin:
    command = json.loads(line)
    if 'run' in command:
        script.run()
    if 'cell' in command:
        name, value = command['cell']
        for row in table('deck_values'):
            row[1] = str(value) if row[0] == name else row[1]
    if 'chop' in command:
        for name, value in command['chop'].items():
            setattr(project.op('deck_out').par, name, value)
    if 'pick' in command:
        project.op('deck_pick').par.channames = command['pick']
    if 'dat' in command:
        project.op('deck_text').sendOSC(*command['dat'], **command.get('how', {}))
    if 'later' in command:
        absTime.seconds += command['later']
    for _ in range(command.get('frames', 0)):
        frame(command.get('ahead'))
        time.sleep(1 / 60)
    if 'table' in command:
        tell({'table': table(command['table'])})
    if 'heard' in command:
        heard = project.op('deck_in')
        tell({'heard': heard.heard, 'odd': heard.odd})
