class Dash {}
