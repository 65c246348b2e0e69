"""Scope Deck in TouchDesigner: builds OSC In and Out from what Scope Deck says it can do.

Paste this into a Text DAT, right-click it, Run Script. It asks OSCQuery on the port of the pages and makes, beside
the DAT: deck_addresses (a table of every address), deck_values and deck_channels (one channel for each number that
can be put), deck_out (OSC Out CHOP, off until you switch it on), deck_in (OSC In CHOP) and deck_text (OSC Out DAT,
for words). Run it again after another pipeline or show was loaded: what it made before is made anew.
"""

import json
import urllib.request

PAGES = 'http://127.0.0.1:4400'   # where Scope Deck printed "operator"
IN_PORT = 9001                    # where this TouchDesigner hears back
SECONDS = 3600                    # how long it is told values; run the script again to go on


def ask(path):
    request = urllib.request.Request(PAGES + path, headers={'Accept': 'application/json'})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.loads(answer.read().decode('utf-8'))


def leaves(node):
    if 'CONTENTS' not in node:
        return [node]
    return [leaf for child in node['CONTENTS'].values() for leaf in leaves(child)]


def anew(home, kind, name, x, y):
    old = home.op(name)
    if old is not None:
        old.destroy()
    made = home.create(kind, name)
    made.nodeX, made.nodeY = x, y
    return made


def limits(node):
    bounds = (node.get('RANGE') or [{}])[0]
    return bounds.get('MIN', ''), bounds.get('MAX', ''), ' '.join(str(v) for v in bounds.get('VALS', []))


def build(home, x, y):
    host = ask('/?HOST_INFO')
    nodes = leaves(ask('/'))

    table = anew(home, tableDAT, 'deck_addresses', x + 200, y)
    table.clear()
    table.appendRow(['address', 'type', 'access', 'min', 'max', 'choices', 'what'])
    for node in nodes:
        table.appendRow([node['FULL_PATH'], node.get('TYPE', ''), node['ACCESS'], *limits(node), node.get('DESCRIPTION', '')])

    values = anew(home, tableDAT, 'deck_values', x + 200, y - 150)
    values.clear()
    for node in nodes:
        if node['ACCESS'] == 3 and node.get('TYPE') in ('f', 'i', 'T'):
            now = (node.get('VALUE') or [0])[0]
            values.appendRow([node['FULL_PATH'][1:], float(now or 0)])

    channels = anew(home, dattoCHOP, 'deck_channels', x + 400, y - 150)
    channels.par.dat = values.name
    channels.par.output = 'chanperrow'
    channels.par.firstrow = 'values'
    channels.par.firstcolumn = 'names'

    out = anew(home, oscoutCHOP, 'deck_out', x + 600, y - 150)
    out.par.active = 0
    out.par.netaddress = host['OSC_IP']
    out.par.port = host['OSC_PORT']
    out.inputConnectors[0].connect(channels)

    heard = anew(home, oscinCHOP, 'deck_in', x + 400, y - 300)
    heard.par.port = IN_PORT

    text = anew(home, oscoutDAT, 'deck_text', x + 600, y - 300)
    text.par.netaddress = host['OSC_IP']
    text.par.port = host['OSC_PORT']
    text.sendOSC('/subscribe', [IN_PORT, SECONDS])
    print('Scope Deck: %d addresses, OSC to %s:%d, heard on %d' % (len(nodes), host['OSC_IP'], host['OSC_PORT'], IN_PORT))


# In TouchDesigner "me" is the Text DAT itself.
build(me.parent(), me.nodeX, me.nodeY)
