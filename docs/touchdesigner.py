"""Scope Deck in TouchDesigner: builds its OSC operators from what Scope Deck says it can do.

Paste this into a Text DAT, right-click it, Run Script. It asks Scope Deck (OSCQuery, on the port of its pages) and lays
beside the DAT:

  deck_addresses   a table of every address: its type, range and choices, and what it does
  deck_values      a row for each number that can be put, with its value as it is now: change a cell
  deck_channels    those rows as channels
  deck_pick        which of the channels are sent; its Channel Names take patterns, such as prompt/*/weight stage/*
  deck_out         the OSC Out CHOP, off until you switch it on; wire a CHOP of your own into it, if you like
  deck_in          the OSC In CHOP: a channel for every number and choice of Scope Deck, kept up to date
  deck_text        the OSC Out DAT, for words: op('deck_text').sendOSC('/prompt/1/text', ['a neon city in rain'])
  deck_again       asks twice a minute to be told on

Run it again when another pipeline or show was loaded. Tables are filled anew; your wires, deck_pick and the switch of
deck_out stay as they are.
"""

import json
import urllib.request

PAGES = 'http://127.0.0.1:4400'   # what Scope Deck printed behind "operator"
IN_PORT = 9001                    # where this TouchDesigner hears; any free port

AGAIN = '''
def onFrameStart(frame):
    # For two minutes each time, so that a frame or a message may be lost.
    if absTime.seconds - me.fetch('asked', -1000) < 30:
        return
    me.store('asked', absTime.seconds)
    op('deck_text').sendOSC('/subscribe', [%d, 120])
'''


def ask(path):
    request = urllib.request.Request(PAGES + path, headers={'Accept': 'application/json'})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.loads(answer.read().decode('utf-8'))


def leaves(node):
    if 'CONTENTS' not in node:
        return [node]
    return [leaf for child in node['CONTENTS'].values() for leaf in leaves(child)]


def lay(home, kind, name, x, y):
    """The operator of that name, and whether it is a new one."""
    here = home.op(name)
    if here is not None:
        return here, False
    made = home.create(kind, name)
    made.nodeX, made.nodeY = x, y
    return made, True


def aim(operator, host):
    # "Network Address" has one name in a CHOP and another in a DAT.
    name = 'netaddress' if hasattr(operator.par, 'netaddress') else 'address'
    setattr(operator.par, name, host['OSC_IP'])
    operator.par.port = host['OSC_PORT']


def fill(table, rows):
    table.clear()
    for row in rows:
        table.appendRow(row)


def row_of(node):
    bounds = (node.get('RANGE') or [{}])[0]
    choices = ' '.join(str(value) for value in bounds.get('VALS', []))
    says = [node.get('TYPE', ''), node['ACCESS'], bounds.get('MIN', ''), bounds.get('MAX', ''), choices]
    return [node['FULL_PATH'], *says, node.get('DESCRIPTION', '')]


def is_number(node):
    return node['ACCESS'] == 3 and node.get('TYPE') in ('f', 'i', 'T')


def value_of(node):
    return float((node.get('VALUE') or [0])[0] or 0)


def build(home, x, y):
    try:
        host, nodes = ask('/?HOST_INFO'), leaves(ask('/'))
    except OSError as fault:
        print('Scope Deck does not answer at %s (%s). Is it running, and is PAGES right?' % (PAGES, fault))
        return

    table, _ = lay(home, tableDAT, 'deck_addresses', x + 200, y)
    fill(table, [['address', 'type', 'access', 'min', 'max', 'choices', 'what'], *map(row_of, nodes)])

    values, _ = lay(home, tableDAT, 'deck_values', x + 200, y - 150)
    fill(values, [[node['FULL_PATH'][1:], value_of(node)] for node in nodes if is_number(node)])

    channels, _ = lay(home, dattoCHOP, 'deck_channels', x + 400, y - 150)
    channels.par.dat = values.name
    channels.par.output = 'chanperrow'
    channels.par.firstrow = 'values'
    channels.par.firstcolumn = 'names'

    pick, is_new = lay(home, selectCHOP, 'deck_pick', x + 600, y - 150)
    if is_new:
        pick.inputConnectors[0].connect(channels)
        pick.par.channames = 'prompt/*/weight'

    out, is_new = lay(home, oscoutCHOP, 'deck_out', x + 800, y - 150)
    aim(out, host)
    if is_new:
        out.par.active = 0
        out.par.sendevents = 0   # only what changes is sent
        out.inputConnectors[0].connect(pick)

    heard, _ = lay(home, oscinCHOP, 'deck_in', x + 200, y - 300)
    heard.par.port = IN_PORT

    text, _ = lay(home, oscoutDAT, 'deck_text', x + 400, y - 300)
    aim(text, host)
    text.sendOSC('/subscribe', [IN_PORT, 120])

    again, _ = lay(home, executeDAT, 'deck_again', x + 600, y - 300)
    again.text = AGAIN % IN_PORT
    again.par.framestart = 1
    again.par.active = 1

    told = (len(nodes), host['OSC_IP'], host['OSC_PORT'], IN_PORT)
    print('Scope Deck: %d addresses; OSC goes to %s:%d and is heard on %d' % told)


# In TouchDesigner "me" is the Text DAT itself.
build(me.parent(), me.nodeX, me.nodeY)
